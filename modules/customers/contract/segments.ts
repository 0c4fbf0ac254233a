import * as z from "zod";
import { rule } from "../rule.ts";
import { id, text } from "./words.ts";

export const segmentBody = z.object({ name: text(100).min(1), rule });
export const segment = z.object({
  id,
  name: z.string(),
  rule,
  members: z.number(),
  moves_with_time: z.boolean(),
  /** When membership was last computed from scratch; null while that is going on for the first time. */
  counted_at: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Segment = z.infer<typeof segment>;
export const segmentList = z.object({ rows: z.array(segment) });
export const ruleCountBody = z.object({ rule, exact: z.boolean().default(false) });

/** One thing a rule may ask of a customer, for building rules on a screen. */
export const ruleFact = z.object({
  fact: z.string(),
  type: z.enum(["text", "choice", "number", "money", "date", "time", "boolean", "list"]),
  words: z.object({ fa: z.string(), en: z.string() }),
  group: z.enum(["profile", "orders", "contact", "consent", "attributes", "other"]),
  /** What `of` may be, where the fact needs one (an attribute's key, a channel with its purpose). */
  of: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
  choices: z.array(z.object({ value: z.string(), words: z.object({ fa: z.string(), en: z.string() }) })).nullable(),
  operators: z.array(z.string()),
});
export type RuleFact = z.infer<typeof ruleFact>;
export const ruleFactList = z.object({ rows: z.array(ruleFact) });
