import * as z from "zod";

const id = z.number().int().positive();
const language = z.enum(["fa", "en"]);

export const careKinds = [
  "still_asked",
  "not_found",
  "unanswered",
  "not_useful",
  "product_changed",
  "stale",
  "dead_link",
] as const;
export type CareKind = (typeof careKinds)[number];
/** One failure of the help centre, with how many customers it cost in the period. */
export const careRow = z.object({
  key: z.string(),
  kind: z.enum(careKinds),
  cost: z.number().describe("Customers it cost: who asked all the same, found nothing, or said it did not help"),
  article: z.object({ id, title: z.string(), language }).nullable(),
  words: z.string().nullable().describe("What was looked for or asked"),
  language: language.nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  last_at: z.iso.datetime({ offset: true }).nullable(),
});
export type CareRow = z.infer<typeof careRow>;
export const careQuery = z.object({
  days: z.coerce.number().int().min(1).max(365).default(30),
  kind: z.enum(careKinds).optional(),
  language: language.optional(),
});
export const careList = z.object({
  rows: z.array(careRow),
  counts: z.record(z.string(), z.number()),
  searches: z.number(),
  found_share: z.number().nullable().describe("Share of searches that found something, 0–1"),
  views: z.number(),
  useful: z.number(),
  votes: z.number(),
  contacts: z.number(),
});
export const careDismissal = z.object({ key: z.string().min(1).max(400), cost: z.number().int().min(0) });
