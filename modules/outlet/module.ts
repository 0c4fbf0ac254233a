import { on } from "../../platform/events/index.ts";
import type { Module, Role } from "../../platform/house/module.ts";
import { CustomerErased } from "../customers/events.ts";
import { deliverEvent } from "./server/deliver-event.ts";
import { forgetAnswers, forgetOldEvents, lookAgain } from "./server/forget-deliveries.ts";
import { keepSpreading } from "./server/keep-spreading.ts";
import { deliverJob } from "./server/replay-deliveries.ts";
import { outletRoutes } from "./server/routes.ts";
import { mailPaused, tellPausedJob } from "./server/tell-paused.ts";

const leaders: readonly Role[] = ["owner", "manager"];

/** Ways out: what happens in a brand, told to other programs by signed webhooks and as a stream of events. */
export const module: Module = {
  name: "outlet",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "webhooks.manage": leaders, "events.read": leaders },
  routes: outletRoutes,
  jobs: { [deliverJob]: deliverEvent, [tellPausedJob]: mailPaused },
  subscribers: [on(CustomerErased, "forget-answers-of-webhooks", forgetAnswers)],
  cron: [{ name: "forget-events", pattern: "52 3 * * *", run: forgetOldEvents }],
  afterRestore: lookAgain,
  start: keepSpreading,
};
