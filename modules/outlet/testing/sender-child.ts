import pino from "pino";
import { openDatabase } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { deliverEvent } from "../server/deliver-event.ts";
import { deliverJob } from "../server/replay-deliveries.ts";

// Sends what is due, in a process of its own: node sender-child.ts URL KEY
const [url, key] = process.argv.slice(2) as [string, string];
const house = {
  database: openDatabase(url),
  clock: () => new Date(),
  log: pino({ level: "silent" }),
  config: { secretKey: Buffer.from(key, "hex"), allowPrivate: ["127.0.0.1"] },
} as unknown as House;
await runDueJobs(house, [{ name: "outlet", jobs: { [deliverJob]: deliverEvent } }]);
