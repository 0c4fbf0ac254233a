import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";

/** A customer wrote. `byMachine`: an auto-reply or a bounce, which no machine answers. */
export const MessageReceived = defineEvent(
  "inbox.message-received",
  z.object({
    conversationId: z.number(),
    messageId: z.number(),
    customerId: z.number(),
    byMachine: z.boolean(),
    /** How the conversation stood then; not known of what waited while Hamdel was brought up to date. */
    status: z.string().optional(),
  }),
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

const promised = z.object({
  conversationId: z.number(),
  customerId: z.number(),
  target: z.enum(["first_reply", "next_reply", "resolution"]),
  dueAt: z.iso.datetime(),
});

/** The time that a service level promises runs short; once for each wait. */
export const ServiceLevelWarned = defineEvent("inbox.service-level-warned", promised);

/** The time that a service level promises is over; once for each wait. */
export const ServiceLevelBroken = defineEvent("inbox.service-level-broken", promised);
