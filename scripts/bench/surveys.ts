import { parseArgs } from "node:util";
import { inBenchHouse } from "./bench-house.ts";
import { benchInvitations } from "./surveys-invitations.ts";
import { measureNumbers } from "./surveys-numbers.ts";
import { measurePage } from "./surveys-page.ts";
import { measureSubmissions } from "./surveys-submissions.ts";

// What surveys can bear; each part in a house of its own. `--part numbers` runs one of them, `--scale 0.1` a tenth.
const { values: given } = parseArgs({
  options: { scale: { type: "string", default: "1" }, part: { type: "string", default: "all" } },
});
const size = Math.round(1_000_000 * Number(given.scale));

const parts = {
  numbers: () => inBenchHouse((house, owner) => measureNumbers(house, owner, size)),
  submissions: () => inBenchHouse((house, owner) => measureSubmissions(house, owner)),
  page: () => inBenchHouse(measurePage),
  invitations: () => benchInvitations(size),
};

const results: Record<string, unknown> = {};
for (const [name, measure] of Object.entries(parts)) {
  if (given.part === "all" || given.part === name) results[name] = await measure();
}
process.stdout.write(`${JSON.stringify({ bench: "surveys", ...results }, null, 2)}\n`);
