import * as z from "zod";

const word = z.string().trim().min(1).max(100);
const words = z.array(word).max(50).default([]);

/** What is listened for: all of some words, any of others, none of a third kind. A word may be several («خانهٔ آفتاب»). */
export const termWords = z.object({
  all_words: words.describe("Every one of them is there"),
  any_words: words.describe("At least one of them is there"),
  none_words: words.describe("None of them is there"),
});
export type TermWords = z.infer<typeof termWords>;

export const termBody = z.object({
  name: z.string().trim().min(1).max(100),
  product: z.number().int().positive().nullable().default(null),
  ...termWords.shape,
});
export type TermBody = z.infer<typeof termBody>;

export const term = z.object({
  id: z.number(),
  ...termBody.shape,
  product_name: z.string().nullable(),
  version: z.number(),
  found: z.number().describe("Mentions within thirty days"),
});
export type Term = z.infer<typeof term>;
export const termList = z.object({ rows: z.array(term) });

/** A text against words that are not kept yet. */
export const termTrial = z.object({ ...termWords.shape, text: z.string().max(20_000) });
export const termTried = z.object({
  found: z.boolean(),
  missing: z.array(z.string()).describe("Words of `all_words` that are not there"),
  forbidden: z.array(z.string()).describe("Words of `none_words` that are there"),
});
export const removalBody = z.object({ removed: z.boolean() });
export const idParams = z.object({ id: z.coerce.number().int().positive() });
export const madeId = z.object({ id: z.number() });
