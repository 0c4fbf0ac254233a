import pino from "pino";
import { openDatabase } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { learnPermissions } from "../../admin/index.ts";
import { module as customers } from "../../customers/module.ts";
import { module } from "../module.ts";
import { deliverEvent } from "../server/deliver-event.ts";
import { runExport } from "../server/exports/run-export.ts";
import { exportJob } from "../server/exports/start-runs.ts";
import { deliverJob } from "../server/replay-deliveries.ts";

// Sends what is due, in a process of its own: node sender-child.ts URL KEY
const [url, key] = process.argv.slice(2) as [string, string];
const house = {
  database: openDatabase(url),
  clock: () => new Date(),
  log: pino({ level: "silent" }),
  config: { secretKey: Buffer.from(key, "hex"), allowPrivate: ["127.0.0.1"] },
} as unknown as House;
// Who may take data out is asked again when it goes.
learnPermissions([customers, module]);
const jobs = { [deliverJob]: deliverEvent, [exportJob]: runExport };
await runDueJobs(house, [{ name: "outlet", jobs }]);
