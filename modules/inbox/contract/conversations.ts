import * as z from "zod";
import { conversationDue } from "./service-levels.ts";

export const statuses = ["bot", "open", "snoozed", "resolved"] as const;
export type ConversationStatus = (typeof statuses)[number];
export const deliveries = ["queued", "sending", "sent", "delivered", "read", "failed", "unknown"] as const;
export type Delivery = (typeof deliveries)[number];
/** −1 can wait · 0 usual · 1 high · 2 urgent */
export const priorities = [-1, 0, 1, 2] as const;

/** What was done with a conversation, as it stands between the messages. */
export const conversationEvents = [
  "opened",
  "resolved",
  "reopened",
  "snoozed",
  "woken",
  "assigned",
  "unassigned",
  "team_changed",
  "priority_changed",
  "labels_changed",
  "merged",
  "merge_undone",
  "split",
  "split_undone",
  "promise_made",
  "promise_kept",
  "callback_asked",
  "spam",
  "not_spam",
  "contact_left",
  "continued",
  "forwarded",
  "follow_up_set",
  "follow_up_dropped",
  "follow_up_due",
  "promise_due",
  "rule_applied",
  "contact_stopped",
  "contact_resumed",
  "channel_left",
  "channel_resumed",
  "handed_over",
  "given_to_bot",
] as const;
export type ConversationEvent = (typeof conversationEvents)[number];

const instant = z.iso.datetime({ offset: true });
const id = z.number().int().positive();

export const attachmentRow = z.object({
  id,
  name: z.string(),
  content_type: z.string(),
  size: z.number(),
  /** Whether a browser may show it in place; others are downloaded. */
  shown: z.boolean(),
  state: z.enum(["checking", "infected"]).optional().describe("Why it is not given out: being checked, or infected"),
});
export type AttachmentRow = z.infer<typeof attachmentRow>;

export const messageRow = z.object({
  id,
  seq: z.number(),
  revision: z.number(),
  kind: z.enum(["message", "note", "event"]),
  direction: z.enum(["in", "out"]).nullable(),
  author: z.enum(["customer", "agent", "bot", "system"]),
  user: z.object({ id: z.string(), name: z.string() }).nullable(),
  channel: z.string().nullable(),
  event: z.string().nullable(),
  at: instant,
  text: z.string(),
  html: z.string().nullable(),
  meta: z.record(z.string(), z.json()),
  attachments: z.array(attachmentRow),
  client_id: z.string().nullable(),
  delivery: z.enum(deliveries).nullable(),
  delivery_problem: z.string().nullable(),
  /** Until then it can be taken back, or it waits for its hour. */
  send_after: instant.nullable(),
  withdrawn_at: instant.nullable(),
});
export type MessageRow = z.infer<typeof messageRow>;

const person = z.object({ id: z.string(), name: z.string() });
export const conversationRow = z.object({
  id,
  revision: z.number(),
  status: z.enum(statuses),
  channel: z.string(),
  account: z.object({ id, name: z.string(), kind: z.string() }).nullable(),
  customer: z.object({ id, name: z.string().nullable(), label: z.string().nullable() }),
  assignee: person.nullable(),
  team: z.object({ id, name: z.string() }).nullable(),
  priority: z.number(),
  labels: z.array(z.string()),
  opened_at: instant,
  last_message_at: instant,
  waiting_since: instant.nullable(),
  due: conversationDue.nullable(),
  post: z
    .object({ id: z.string(), url: z.string().nullable(), text: z.string().nullable() })
    .nullable()
    .describe("The post of ours under which all can read it; null where the customer writes to us alone"),
  snoozed_until: instant.nullable(),
  resolved_at: instant.nullable(),
  spam: z.boolean(),
  follow_up_at: instant.nullable().describe("By when the customer should have answered"),
  unread: z.number().describe("Messages the reader has not seen"),
  last: z
    .object({
      text: z.string(),
      files: z.number(),
      author: z.string(),
      kind: z.string(),
      user: person.nullable(),
      at: instant,
    })
    .nullable()
    .describe("The last words"),
});
export type ConversationRow = z.infer<typeof conversationRow>;

export const views = [
  "mine",
  "unassigned",
  "team",
  "mentions",
  "at_risk",
  "snoozed",
  "resolved",
  "all",
  "spam",
] as const;
export type InboxView = (typeof views)[number];
export const conversationQuery = z.object({
  view: z.enum(views).default("all"),
  channel: z.string().max(40).optional(),
  label: z.string().max(60).optional(),
  team: z.coerce.number().int().positive().optional(),
  assignee: z.string().max(64).optional().describe("`me`: whoever asks; `none`: nobody"),
  account: z.coerce.number().int().positive().optional(),
  waiting_over: z.coerce
    .number()
    .int()
    .min(1)
    .max(525_600)
    .optional()
    .describe("Minutes that the customer waits at least"),
  status: z.enum(statuses).optional(),
  priority: z.coerce.number().int().min(-1).max(2).optional(),
  customer: z.coerce.number().int().positive().optional(),
  q: z.string().trim().max(200).optional().describe("Words that were written in it, in any spelling"),
  order: z.enum(["waiting", "newest", "priority", "due"]).default("waiting"),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
});
export type ConversationQuery = z.infer<typeof conversationQuery>;
export const conversationPage = z.object({ rows: z.array(conversationRow), next: z.string().nullable() });
export const inboxCounts = z.object({
  mine: z.number(),
  unassigned: z.number(),
  team: z.number(),
  mentions: z.number(),
  at_risk: z.number().describe("Time that was promised runs short, or is over"),
  snoozed: z.number(),
  all: z.number(),
  resolved: z.number(),
  spam: z.number(),
});
export type InboxCounts = z.infer<typeof inboxCounts>;

export const messageQuery = z.object({
  after: z.coerce.number().int().min(0).optional().describe("What changed since this revision"),
  before: z.coerce.number().int().positive().optional().describe("Older than this seq"),
  limit: z.coerce.number().int().min(1).max(200).default(60),
});
export const messagePage = z.object({
  revision: z.number().describe("Ask again with it as `after`"),
  conversation: id.describe("Where these stand: another than was asked for where that one was merged"),
  epoch: z
    .number()
    .describe("Messages at this seq or below have got other places: what is known of them is to be forgotten"),
  messages: z.array(messageRow),
  more: z.boolean(),
});
export type MessagePage = z.infer<typeof messagePage>;

const clientId = z.string().regex(/^[\w-]{8,64}$/);
/** An approved template with what fills its gaps. */
const patternBody = z.object({
  template: z.string().min(1).max(600),
  tokens: z.record(z.string().max(60), z.string().trim().max(1024)),
});
export const replyBody = z.object({
  client_id: clientId.describe("Chosen by the writer; the same again is a repeat"),
  text: z.string().trim().max(20_000).default(""),
  attachments: z.array(id).max(20).default([]),
  channel: z.string().max(40).optional().describe("Another channel than the customer's last"),
  account: id.optional(),
  subject: z.string().trim().max(300).optional(),
  seen_seq: z.number().int().min(0).optional().describe("The last message the writer saw"),
  send_at: instant.optional(),
  afterwards: z.enum(["resolve", "snooze"]).optional(),
  snooze_until: instant.optional(),
  follow_up_at: instant.optional().describe("Comes back where the customer has not answered by then"),
  way: z.enum(["public", "private"]).optional().describe("How a comment is answered: under it, or to its writer alone"),
  pattern: patternBody.optional().describe("An approved template instead of a text; needs `account`"),
});
export type ReplyBody = z.infer<typeof replyBody>;
export const noteBody = z.object({
  client_id: clientId,
  text: z.string().trim().min(1).max(20_000),
  attachments: z.array(id).max(20).default([]),
  mentions: z.array(z.string().max(64)).max(20).default([]),
});
export type NoteBody = z.infer<typeof noteBody>;

export const conversationPatch = z.object({
  status: z.enum(["open", "resolved", "snoozed"]).optional(),
  snoozed_until: instant.nullable().optional().describe("Without a time: until the customer writes"),
  assignee: z.string().max(64).nullable().optional(),
  team: id.nullable().optional(),
  priority: z.number().int().min(-1).max(2).optional(),
  labels: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
  spam: z.boolean().optional(),
});
export type ConversationPatch = z.infer<typeof conversationPatch>;
export const bulkPatch = z.object({ ids: z.array(id).min(1).max(200), change: conversationPatch });
export const newConversation = z.object({
  customer: id,
  channel: z.string().max(40),
  account: id.optional(),
  note: z.string().trim().max(20_000).optional().describe("What it is about, for colleagues"),
  message: z
    .object({
      client_id: clientId,
      text: z.string().trim().max(20_000).default(""),
      attachments: z.array(id).max(20).default([]),
      subject: z.string().trim().max(300).optional(),
      pattern: patternBody.optional(),
    })
    .optional()
    .describe("The first message to the customer"),
});
export const idParams = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
