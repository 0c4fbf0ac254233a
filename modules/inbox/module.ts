import { on } from "../../platform/events/index.ts";
import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { TimeZoneChanged, WorkingTimeChanged } from "../admin/events.ts";
import { SegmentChanged } from "../customers/events.ts";
import { assignConversation } from "./server/assignment/assign-conversation.ts";
import { tendAssignment, tendEveryBrand } from "./server/assignment/tend.ts";
import { forgetFiles } from "./server/attachments/forget-files.ts";
import { hookRoutes } from "./server/channels/hook-routes.ts";
import { pollChannels } from "./server/channels/poll-channels.ts";
import { registerChannels } from "./server/channels/register-channels.ts";
import { chatFileRoutes } from "./server/chat/chat-file-routes.ts";
import { chatRoutes } from "./server/chat/chat-routes.ts";
import { wakeConversation } from "./server/conversations/move-conversation.ts";
import { deliverMessage } from "./server/delivery/deliver-message.ts";
import { followUp } from "./server/follow-up/follow-up.ts";
import { remindOfPromise } from "./server/people/remind-promise.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { assignmentRoutes } from "./server/routes.assignment.ts";
import { conversationRoutes } from "./server/routes.conversations.ts";
import { deedRoutes } from "./server/routes.deeds.ts";
import { joiningRoutes } from "./server/routes.joining.ts";
import { ruleRoutes } from "./server/routes.rules.ts";
import { serviceLevelRoutes } from "./server/routes.service-levels.ts";
import { channelRoutes, peopleRoutes } from "./server/routes.settings.ts";
import { attachmentRoutes, writingRoutes } from "./server/routes.writing.ts";
import { serviceLevelEars } from "./server/rules/hear-service-level.ts";
import { runRules } from "./server/rules/run-rules.ts";
import { recountLater } from "./server/service-level/levels.ts";
import {
  backfillRounds,
  keepRoundsLater,
  recountOfCustomers,
  recountRounds,
} from "./server/service-level/recount-rounds.ts";
import { tellDue } from "./server/service-level/tell-due.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();
registerChannels();

/** Routes whose bodies are read in their own way get a scope of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  conversationRoutes(app, house);
  joiningRoutes(app);
  deedRoutes(app, house);
  writingRoutes(app, house);
  channelRoutes(app, house);
  peopleRoutes(app);
  assignmentRoutes(app);
  ruleRoutes(app);
  serviceLevelRoutes(app);
  for (const scoped of [attachmentRoutes, hookRoutes, chatRoutes, chatFileRoutes]) {
    await app.register(async (scope) => scoped(scope as unknown as HttpApp, house));
  }
}

/** Every conversation with every customer on every channel, answered by people. */
export const module: Module = {
  name: "inbox",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "inbox.read": everybody,
    "inbox.write": ["owner", "manager", "agent"],
    "inbox.manage": ["owner", "manager"],
  },
  routes,
  jobs: {
    "assign-conversation": async (job, { conversationId }) =>
      void (await job.write((ctx) => assignConversation(ctx, conversationId))),
    "tend-assignment": tendAssignment,
    "run-rules": runRules,
    "deliver-message": deliverMessage,
    "follow-up": (job, { conversationId }) => job.write((ctx) => followUp(ctx, conversationId)),
    "remind-promise": (job, { promiseId }) => job.write((ctx) => remindOfPromise(ctx, promiseId)),
    "forget-attachments": forgetFiles,
    "keep-service-rounds": keepRoundsLater,
    "recount-service-rounds": recountRounds,
    "wake-conversation": (job, { conversationId }) => job.write((ctx) => wakeConversation(ctx, conversationId)),
  },
  cron: [
    { name: "tend-assignments", pattern: "* * * * *", run: tendEveryBrand },
    { name: "service-levels-due", pattern: "* * * * *", run: tellDue },
    { name: "service-rounds-of-old", pattern: "*/10 * * * *", run: backfillRounds },
  ],
  subscribers: [
    ...serviceLevelEars,
    on(WorkingTimeChanged, "service-levels-working-time", (job) => job.write(recountLater)),
    on(TimeZoneChanged, "service-levels-time-zone", (job) => job.write(recountLater)),
    on(SegmentChanged, "service-levels-groups", (job, { entered, left }) =>
      recountOfCustomers(job, [...entered, ...left]),
    ),
  ],
  start: pollChannels,
};
