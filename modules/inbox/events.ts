import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";

/** A customer wrote. `byMachine`: an auto-reply or a bounce, which no machine answers. */
export const MessageReceived = defineEvent(
  "inbox.message-received",
  z.object({ conversationId: z.number(), messageId: z.number(), customerId: z.number(), byMachine: z.boolean() }),
);

/** A conversation came to its end; who was responsible then, as it may be assigned anew before anybody asks how it was. */
export const ConversationResolved = defineEvent(
  "inbox.conversation-resolved",
  z.object({
    conversationId: z.number(),
    customerId: z.number(),
    channel: z.string(),
    resolvedBy: z.string().nullable(),
    assigneeId: z.string().nullable(),
  }),
);
