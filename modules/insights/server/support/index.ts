import { registerMetric } from "../registry.ts";
import { backlog, backlogOverTime } from "./backlog.ts";
import { promisesKept, reopenRate, serviceLevelsKept } from "./shares.ts";
import { messages, newConversations } from "./volume.ts";
import { waitMetric } from "./waits.ts";

registerMetric(newConversations);
registerMetric(messages);
registerMetric(waitMetric("first-response-time", "first_reply"));
registerMetric(waitMetric("next-response-time", "next_reply"));
registerMetric(waitMetric("resolution-time", "resolution"));
registerMetric(reopenRate);
registerMetric(backlog);
registerMetric(backlogOverTime);
registerMetric(promisesKept);
registerMetric(serviceLevelsKept);
