import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { forgetFiles } from "./server/attachments/forget-files.ts";
import { scanAttachment } from "./server/attachments/scan-attachment.ts";
import { registerLogFollowers } from "./server/calls/follow-log.ts";
import { callRoutes } from "./server/calls/routes.calls.ts";
import { hookRoutes } from "./server/channels/hook-routes.ts";
import { pollChannels } from "./server/channels/poll-channels.ts";
import { registerChannels } from "./server/channels/register-channels.ts";
import { chatFileRoutes } from "./server/chat/chat-file-routes.ts";
import { chatRoutes } from "./server/chat/chat-routes.ts";
import { wakeConversation } from "./server/conversations/move-conversation.ts";
import { deliverMessage } from "./server/delivery/deliver-message.ts";
import { formRoutes } from "./server/forms/routes.forms.ts";
import { publicFormRoutes } from "./server/forms/routes.public-forms.ts";
import { trimForms } from "./server/forms/trim-forms.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { conversationRoutes } from "./server/routes.conversations.ts";
import { channelRoutes, peopleRoutes } from "./server/routes.settings.ts";
import { attachmentRoutes, writingRoutes } from "./server/routes.writing.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();
registerChannels();
registerLogFollowers();

/** Routes whose bodies are read in their own way get a scope of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  conversationRoutes(app, house);
  writingRoutes(app, house);
  channelRoutes(app, house);
  peopleRoutes(app);
  formRoutes(app);
  callRoutes(app);
  for (const scoped of [attachmentRoutes, hookRoutes, chatRoutes, chatFileRoutes, publicFormRoutes]) {
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
    "deliver-message": deliverMessage,
    "forget-attachments": forgetFiles,
    "scan-attachment": scanAttachment,
    "wake-conversation": (job, { conversationId }) => job.write((ctx) => wakeConversation(ctx, conversationId)),
  },
  cron: [{ name: "trim-forms", pattern: "52 3 * * *", run: trimForms }],
  start: pollChannels,
};
