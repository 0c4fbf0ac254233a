import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { forgetFiles } from "./server/attachments/forget-files.ts";
import { hookRoutes } from "./server/channels/hook-routes.ts";
import { pollChannels } from "./server/channels/poll-channels.ts";
import { registerChannels } from "./server/channels/register-channels.ts";
import { chatFileRoutes } from "./server/chat/chat-file-routes.ts";
import { chatRoutes } from "./server/chat/chat-routes.ts";
import { wakeConversation } from "./server/conversations/move-conversation.ts";
import { deliverMessage } from "./server/delivery/deliver-message.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { channelSetupRoutes } from "./server/routes.channels.ts";
import { conversationRoutes } from "./server/routes.conversations.ts";
import { channelRoutes, peopleRoutes } from "./server/routes.settings.ts";
import { attachmentRoutes, writingRoutes } from "./server/routes.writing.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();
registerChannels();

/** Routes whose bodies are read in their own way get a scope of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  conversationRoutes(app, house);
  writingRoutes(app, house);
  channelRoutes(app, house);
  channelSetupRoutes(app, house);
  peopleRoutes(app);
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
    "deliver-message": deliverMessage,
    "forget-attachments": forgetFiles,
    "wake-conversation": (job, { conversationId }) => job.write((ctx) => wakeConversation(ctx, conversationId)),
  },
  start: pollChannels,
};
