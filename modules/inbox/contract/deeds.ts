import * as z from "zod";
import { conversationQuery } from "./conversations.ts";

const id = z.number().int().positive();
const instant = z.iso.datetime({ offset: true });
const clientId = z.string().regex(/^[\w-]{8,64}$/);
const label = z.string().trim().min(1).max(60);
const labels = z.array(label).max(30).default([]);

/** What a macro does, all at once. A text may name the customer, the agent and the brand. */
export const macroDeeds = z.object({
  reply: z.string().trim().max(20_000).optional(),
  note: z.string().trim().max(20_000).optional(),
  add_labels: labels,
  remove_labels: labels,
  priority: z.number().int().min(-1).max(2).optional(),
  assignee: z.string().max(64).nullable().optional().describe("`me`: whoever uses it; null: nobody"),
  team: id.nullable().optional(),
  afterwards: z.enum(["resolve", "snooze"]).optional(),
  snooze_hours: z.number().int().min(1).max(2160).nullable().default(null).describe("Null: until the customer writes"),
});
export type MacroDeeds = z.infer<typeof macroDeeds>;
const macroName = z.string().trim().min(1).max(100);
export const macroRow = z.object({ id, name: z.string(), mine: z.boolean(), deeds: macroDeeds });
export type MacroRow = z.infer<typeof macroRow>;
export const macroBody = z.object({ name: macroName, mine: z.boolean().default(false), deeds: macroDeeds });
export type MacroBody = z.infer<typeof macroBody>;
export const macroUse = z.object({
  macro: id,
  client_id: clientId.describe("Chosen by whoever uses it; the same again writes nothing twice"),
  seen_seq: z.number().int().min(0).optional(),
});
/** What was written, so that it can be taken back. */
export const macroDone = z.object({ message: id.nullable(), note: id.nullable() });

/** Filters of the list under a name. `count` is how many conversations it shows, up to a thousand; null where that is not cheap to say. */
export const viewFilters = conversationQuery.omit({ after: true, limit: true });
export type ViewFilters = z.infer<typeof viewFilters>;
export const inboxViewBody = z.object({ name: macroName, shared: z.boolean().default(false), filters: viewFilters });
export type InboxViewBody = z.infer<typeof inboxViewBody>;
export const inboxViewRow = z.object({
  id,
  name: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
  filters: viewFilters,
  count: z.number().nullable(),
});
export type InboxViewRow = z.infer<typeof inboxViewRow>;

export const labelQuery = z.object({
  q: z.string().trim().max(60).optional(),
  conversation: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe("Those of this customer's other conversations first"),
});
export const labelRow = z.object({ label: z.string(), conversations: z.number(), suggested: z.boolean() });
export type LabelRow = z.infer<typeof labelRow>;

export const followUpBody = z.object({ at: instant });

/** Where a message is handed on to: an address outside through a mail account, a colleague, or another conversation. */
export const forwardBody = z
  .object({
    client_id: clientId,
    text: z.string().trim().max(20_000).default("").describe("Words before the message"),
    account: id.optional(),
    to: z.string().trim().max(320).optional(),
    colleague: z.string().max(64).optional(),
    conversation: id.optional(),
  })
  .refine(({ to, account, colleague, conversation }) => {
    const outside = to !== undefined && account !== undefined;
    return [outside, colleague !== undefined, conversation !== undefined].filter(Boolean).length === 1;
  }, "One of an address with its account, a colleague, or a conversation");
export type ForwardBody = z.infer<typeof forwardBody>;
export const forwardPlaces = z.object({ accounts: z.array(z.object({ id, name: z.string() })) });
