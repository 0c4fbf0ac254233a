import { on } from "../../platform/events/index.ts";
import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { TimeZoneChanged, WorkingTimeChanged } from "../admin/events.ts";
import { SegmentChanged } from "../customers/events.ts";
import { assignConversation } from "./server/assignment/assign-conversation.ts";
import { tendAssignment, tendEveryBrand } from "./server/assignment/tend.ts";
import { forgetFiles } from "./server/attachments/forget-files.ts";
import { forgetUnsent } from "./server/attachments/forget-unsent.ts";
import { scanAttachment } from "./server/attachments/scan-attachment.ts";
import { registerLogFollowers } from "./server/calls/follow-log.ts";
import { callRoutes } from "./server/calls/routes.calls.ts";
import { takeInCall } from "./server/channels/hear-call.ts";
import { hookRoutes } from "./server/channels/hook-routes.ts";
import { pollChannels } from "./server/channels/poll-channels.ts";
import { registerChannels } from "./server/channels/register-channels.ts";
import { mailLowCredit, tellLowCreditJob } from "./server/channels/tell-low-credit.ts";
import { chatFileRoutes } from "./server/chat/chat-file-routes.ts";
import { chatRoutes } from "./server/chat/chat-routes.ts";
import { wakeConversation } from "./server/conversations/move-conversation.ts";
import { deliverMessage } from "./server/delivery/deliver-message.ts";
import { followUp } from "./server/follow-up/follow-up.ts";
import { formRoutes } from "./server/forms/routes.forms.ts";
import { publicFormRoutes } from "./server/forms/routes.public-forms.ts";
import { trimForms } from "./server/forms/trim-forms.ts";
import { remindOfPromise } from "./server/people/remind-promise.ts";
import { publishPost } from "./server/posts/publish-post.ts";
import { postRoutes } from "./server/posts/routes.posts.ts";
import { chatPushRoutes } from "./server/push/chat-push-routes.ts";
import { registerDevices } from "./server/push/devices-of-person.ts";
import { pushAnswer } from "./server/push/push-answer.ts";
import { pushRoutes } from "./server/push/routes.push.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { assignmentRoutes } from "./server/routes.assignment.ts";
import { channelSetupRoutes } from "./server/routes.channels.ts";
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
registerLogFollowers();
registerDevices();

/** Routes whose bodies are read in their own way get a scope of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  conversationRoutes(app, house);
  joiningRoutes(app);
  deedRoutes(app, house);
  writingRoutes(app, house);
  channelRoutes(app, house);
  channelSetupRoutes(app, house);
  peopleRoutes(app);
  serviceLevelRoutes(app);
  assignmentRoutes(app);
  ruleRoutes(app);
  formRoutes(app);
  callRoutes(app);
  postRoutes(app);
  pushRoutes(app, house);
  for (const scoped of [attachmentRoutes, hookRoutes, chatRoutes, chatFileRoutes, chatPushRoutes, publicFormRoutes]) {
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
    "inbox.publish": ["owner", "manager"],
  },
  routes,
  jobs: {
    "assign-conversation": async (job, { conversationId }) =>
      void (await job.write((ctx) => assignConversation(ctx, conversationId))),
    "tend-assignment": tendAssignment,
    "run-rules": runRules,
    "deliver-message": deliverMessage,
    "publish-post": publishPost,
    "push-answer": pushAnswer,
    "take-in-call": takeInCall,
    "follow-up": (job, { conversationId }) => job.write((ctx) => followUp(ctx, conversationId)),
    "remind-promise": (job, { promiseId }) => job.write((ctx) => remindOfPromise(ctx, promiseId)),
    "forget-attachments": forgetFiles,
    "scan-attachment": scanAttachment,
    "keep-service-rounds": keepRoundsLater,
    "recount-service-rounds": recountRounds,
    [tellLowCreditJob]: mailLowCredit,
    "wake-conversation": (job, { conversationId }) => job.write((ctx) => wakeConversation(ctx, conversationId)),
  },
  cron: [
    { name: "tend-assignments", pattern: "* * * * *", run: tendEveryBrand },
    { name: "service-levels-due", pattern: "* * * * *", run: tellDue },
    { name: "service-rounds-of-old", pattern: "*/10 * * * *", run: backfillRounds },
    { name: "forget-unsent", pattern: "12 4 * * *", run: forgetUnsent },
    { name: "trim-forms", pattern: "52 3 * * *", run: trimForms },
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
