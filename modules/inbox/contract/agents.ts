import * as z from "zod";

const id = z.number().int().positive();
const instant = z.iso.datetime({ offset: true });

export const team = z.object({
  id,
  name: z.string(),
  restricted: z.boolean(),
  members: z.array(z.string()),
});
export type Team = z.infer<typeof team>;
export const teamBody = z.object({
  name: z.string().trim().min(1).max(100),
  restricted: z.boolean().default(false),
  members: z.array(z.string().max(64)).max(500).default([]),
});

export const draftBody = z.object({ text: z.string().max(20_000), note: z.boolean().default(false) });
export const draft = draftBody.extend({ updated_at: instant });
export type Draft = z.infer<typeof draft>;

export const cannedReply = z.object({
  id,
  shortcut: z.string(),
  title: z.string(),
  body: z.string(),
  mine: z.boolean(),
});
export type CannedReply = z.infer<typeof cannedReply>;
export const cannedReplyBody = z.object({
  shortcut: z.string().trim().min(1).max(40).regex(/^\S+$/),
  title: z.string().trim().min(1).max(120),
  body: z.string().trim().min(1).max(20_000),
  mine: z.boolean().default(false),
});

export const promiseRow = z.object({
  id,
  conversation_id: id.nullable(),
  customer: z.object({ id, name: z.string().nullable() }),
  text: z.string(),
  callback: z.boolean().describe("The customer asked to be called"),
  due_at: instant,
  reminded_at: instant.nullable(),
  made_by: z.object({ id: z.string(), name: z.string() }),
  made_at: instant,
  kept_at: instant.nullable(),
  released_at: instant.nullable(),
});
export type PromiseRow = z.infer<typeof promiseRow>;
export const promiseBody = z.object({ text: z.string().trim().min(1).max(1000), due_at: instant });
export const promiseQuery = z.object({
  state: z.enum(["due", "kept", "all"]).default("due"),
  conversation: z.coerce.number().int().positive().optional(),
  customer: z.coerce.number().int().positive().optional(),
  mine: z.stringbool().default(false),
});

/** Who else looks at a conversation or types in it; `who` is a user's id, or `visitor`. */
export const presenceRow = z.object({ who: z.string(), name: z.string().nullable(), typing: z.boolean() });
export const presenceBody = z.object({ typing: z.boolean().default(false) });
