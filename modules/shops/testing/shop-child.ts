import pino from "pino";
import { openDatabase } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as imports } from "../../imports/module.ts";
import { module as intake } from "../../intake/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module } from "../module.ts";

// Reads shops in a process of its own: node shop-child.ts URL KEY
const [url, key] = process.argv.slice(2) as [string, string];
const house = {
  database: openDatabase(url),
  clock: () => new Date(),
  log: pino({ level: "silent" }),
  config: { secretKey: Buffer.from(key, "hex"), allowPrivate: ["127.0.0.1"] },
} as unknown as House;
await runDueJobs(house, [intake, customers, timeline, catalog, imports, module]);
