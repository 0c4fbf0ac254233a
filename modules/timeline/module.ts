import { on } from "../../platform/events/index.ts";
import type { Module, Role } from "../../platform/house/module.ts";
import { TimeZoneChanged } from "../admin/events.ts";
import { registerLineReader } from "../intake/index.ts";
import { interactionLines } from "./server/interaction-lines.ts";
import { makePartitionsAhead } from "./server/make-partitions.ts";
import { recountInteractionDays } from "./server/recount-interaction-days.ts";
import { registerWithCustomers } from "./server/register-with-customers.ts";
import { timelineRoutes } from "./server/routes.ts";
import { trimAnswers, trimChanges } from "./server/trim-feeds.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithCustomers();
registerLineReader(interactionLines);

/** Every interaction of every customer in one log, and the ways it comes in. */
export const module: Module = {
  name: "timeline",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "timeline.read": everybody,
    "timeline.write": ["owner", "manager", "agent"],
  },
  routes: timelineRoutes,
  subscribers: [on(TimeZoneChanged, "recount-interaction-days", recountInteractionDays)],
  cron: [
    { name: "interaction-partitions", pattern: "12 3 * * *", run: makePartitionsAhead },
    { name: "trim-changes", pattern: "27 * * * *", run: trimChanges },
    { name: "trim-answers", pattern: "42 3 * * *", run: trimAnswers },
  ],
};
