import * as z from "zod";
import { id } from "./words.ts";

export const mergeBody = z.object({ with: id });
export const merge = z.object({
  id,
  winner_id: id,
  loser_id: id,
  loser_label: z.string().nullable(),
  reason: z.string(),
  automatic: z.boolean(),
  merged_at: z.string(),
  merged_by: z.string().nullable(),
  undoable_until: z.string(),
  undone_at: z.string().nullable(),
});
export const mergeList = z.object({ rows: z.array(merge) });

const suggested = z.object({
  id,
  label: z.string().nullable(),
  city: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  orders: z.number(),
  created_at: z.string(),
});
export const suggestionReasons = [
  "shared_contact",
  "named_together",
  "same_device",
  "same_name_city",
  "same_name_birthday",
  "same_name_owner",
  "similar_email",
] as const;
/** Two customers that may be one. `identity` is the identifier both claim, where that is the reason. */
export const suggestion = z.object({
  id,
  a: suggested,
  b: suggested,
  reason: z.enum(suggestionReasons),
  identity: z.string().nullable(),
  score: z.number(),
  created_at: z.string(),
});
export type Suggestion = z.infer<typeof suggestion>;
export const suggestionList = z.object({ rows: z.array(suggestion), next: z.string().nullable(), waiting: z.number() });
export const suggestionQuery = z.object({
  customer: z.coerce.number().int().positive().optional(),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
