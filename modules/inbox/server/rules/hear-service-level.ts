import { on, type Subscriber } from "../../../../platform/events/index.ts";
import { ServiceLevelBroken, ServiceLevelWarned } from "../../events.ts";
import { runRules } from "./run-rules.ts";

/** Rules hear when a promise of service comes near its end, and when it is broken. */
export const serviceLevelEars: readonly Subscriber[] = [
  on(ServiceLevelWarned, "rules-warned", (job, { conversationId, target, dueAt }) =>
    runRules(job, {
      ...{ conversationId, chain: [], on: ["service_level_warned"] },
      service: `warned:${conversationId}:${target}:${dueAt}`,
    }),
  ),
  on(ServiceLevelBroken, "rules-broken", (job, { conversationId, target, dueAt }) =>
    runRules(job, {
      ...{ conversationId, chain: [], on: ["service_level_broken"] },
      service: `broken:${conversationId}:${target}:${dueAt}`,
    }),
  ),
];
