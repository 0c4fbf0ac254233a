import { parseArgs } from "node:util";
import { benchInvitations } from "./surveys-invitations.ts";

// Surveys at their size, part by part: `--only invitations`.
const { values: given } = parseArgs({
  options: { only: { type: "string" }, customers: { type: "string", default: "1000000" } },
});
const parts: Record<string, () => Promise<unknown>> = {
  invitations: () => benchInvitations(Number(given.customers)),
};
const result: Record<string, unknown> = { bench: "surveys" };
for (const [name, measure] of Object.entries(parts)) {
  if (given.only === undefined || given.only === name) result[name] = await measure();
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
