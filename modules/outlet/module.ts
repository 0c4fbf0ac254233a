import { on } from "../../platform/events/index.ts";
import type { Module, Role } from "../../platform/house/module.ts";
import { CustomerErased } from "../customers/events.ts";
import { deliverEvent } from "./server/deliver-event.ts";
import { exportRoutes } from "./server/exports/routes.ts";
import { runExport } from "./server/exports/run-export.ts";
import { exportJob, startDueExports } from "./server/exports/start-runs.ts";
import { tellFailure, tellJob } from "./server/exports/tell-failure.ts";
import { forgetAnswers, forgetOldEvents, lookAgain } from "./server/forget-deliveries.ts";
import { keepSpreading } from "./server/keep-spreading.ts";
import { deliverJob } from "./server/replay-deliveries.ts";
import { outletRoutes } from "./server/routes.ts";
import { mailPaused, tellPausedJob } from "./server/tell-paused.ts";

const leaders: readonly Role[] = ["owner", "manager"];

/** Ways out: what happens in a brand, told to other programs by signed webhooks and as a stream of events; its tables, sent on time. */
export const module: Module = {
  name: "outlet",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "webhooks.manage": leaders, "events.read": leaders, "exports.manage": leaders },
  routes: (app, house) => {
    outletRoutes(app, house);
    exportRoutes(app, house);
  },
  jobs: {
    [deliverJob]: deliverEvent,
    [tellPausedJob]: mailPaused,
    [exportJob]: (job, at) => runExport(job, at),
    [tellJob]: tellFailure,
  },
  subscribers: [on(CustomerErased, "forget-answers-of-webhooks", forgetAnswers)],
  cron: [
    { name: "forget-events", pattern: "52 3 * * *", run: forgetOldEvents },
    { name: "outlet-start-exports", pattern: "* * * * *", run: startDueExports },
  ],
  afterRestore: lookAgain,
  start: keepSpreading,
};
