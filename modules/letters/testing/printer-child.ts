import pino from "pino";
import { openDatabase } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { printBatch, printJob } from "../server/print-batch.ts";

// Prints what is due, two letters a part, in a process of its own: node printer-child.ts URL FOLDER
const [url, dataDir] = process.argv.slice(2) as [string, string];
const house = {
  database: openDatabase(url),
  clock: () => new Date(),
  log: pino({ level: "silent" }),
  config: { dataDir, publicUrl: "http://localhost:3000" },
} as unknown as House;
await runDueJobs(house, [{ name: "letters", jobs: { [printJob]: (job, payload) => printBatch(job, payload, 2) } }]);
