import { parseArgs } from "node:util";
import { inBenchHouse } from "./bench-house.ts";
import { benchEvents } from "./ingest-events.ts";
import { benchFile } from "./ingest-file.ts";

// A file of interactions against COPY of the same rows into the same table, and single events through HTTP.
const { values: given } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    events: { type: "string", default: "50000" },
    only: { type: "string", default: "" },
  },
});
const result = {
  bench: "ingest",
  ...(given.only !== "events" && {
    file: await inBenchHouse((house, owner) => benchFile(house, owner, Number(given.rows))),
  }),
  ...(given.only !== "file" && {
    events: await inBenchHouse((house, owner) => benchEvents(house, owner, { events: Number(given.events) })),
  }),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
