import * as z from "zod";
import { oneLine } from "../admin/contract.ts";
import { gateReasons } from "../customers/contract.ts";

const id = z.coerce.number().int().positive();
export const idParams = z.object({ id });
export const letterParams = z.object({ id, letter: id });
export const made = z.object({ id: z.number() });

export const papers = ["a4", "a5"] as const;
/** On which side of the sheet the window of the envelope is; the same side whatever the language. */
export const windows = ["none", "left", "right"] as const;
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);

/** A letter that is written once: Markdown with gaps such as `{{customer.name|مشتری گرامی}}`, and how it looks. */
export const templateBody = z.object({
  name: oneLine(80),
  language: z.enum(["fa", "en"]),
  body: z.string().trim().min(1).max(10_000),
  signature: line(120).default(""),
  paper: z.enum(papers).default("a4"),
  letterhead: z.boolean().default(true),
  window: z.enum(windows).default("none"),
  code: z.number().int().positive().nullable().default(null).describe("A place code whose picture stands at the foot"),
});
export type TemplateBody = z.infer<typeof templateBody>;
export const templateRow = templateBody.extend({ id: z.number(), changed_at: z.string() });
export type TemplateRow = z.infer<typeof templateRow>;
export const templateList = z.object({ rows: z.array(templateRow), can_print: z.boolean() });
export const restoration = z.object({ removed: z.boolean() });

/** What a gap may name, beside `attribute.KEY`. */
export const gapNames = [
  ...(["customer.name", "customer.honorific", "customer.city", "customer.phone"] as const),
  ...(["address.lines", "address.city", "address.postal_code"] as const),
  ...(["order.number", "order.date", "order.amount", "order.amount_in_words"] as const),
  ...(["agent.name", "today", "brand.name"] as const),
] as const;
export type GapName = (typeof gapNames)[number];
/** The brand's own attributes as gaps, beside those that every brand has. */
export const gapList = z.object({ attributes: z.array(z.object({ gap: z.string(), label: z.string() })) });

export const previewed = z.object({ html: z.string().describe("A whole page, for a frame in which nothing runs") });

export const letterPurposes = ["service", "marketing"] as const;
export const letterAudience = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("segment"), segment: z.number().int().positive() }),
  z.object({ kind: z.literal("ids"), ids: z.array(z.number().int().positive()).min(1).max(500) }),
]);
export const batchBody = z.object({
  name: oneLine(80),
  template: z.number().int().positive(),
  audience: letterAudience,
  purpose: z.enum(letterPurposes),
});
export type BatchBody = z.infer<typeof batchBody>;

/** As a letter is: in the batch, or left out for a reason of the gate's. */
export const leftOutReasons = gateReasons;
export const batchRow = z.object({
  id: z.number(),
  name: z.string(),
  template: templateBody,
  purpose: z.enum(letterPurposes),
  made_at: z.string(),
  gathered_at: z.string(),
  letters: z.number(),
  left_out: z.number(),
  printing: z.object({ of: z.number(), printed: z.number() }).nullable(),
  problem: z.string().nullable(),
  file: z.object({ pages: z.number(), bytes: z.number(), expires_at: z.string() }).nullable(),
  printed_at: z.string().nullable(),
  posted_on: z.string().nullable(),
  told: z.boolean().describe("Whether it stands on the timelines, after which posting cannot be taken back"),
  returned: z.number(),
});
export type BatchRow = z.infer<typeof batchRow>;
export const batchList = z.object({ rows: z.array(batchRow) });
export const batchPage = batchRow.extend({
  can_print: z.boolean(),
  reasons: z.array(z.object({ reason: z.enum(leftOutReasons), customers: z.number() })),
  empty_gaps: z.number().describe("Letters with a gap for which nothing is known"),
});
export type BatchPage = z.infer<typeof batchPage>;

export const letterStates = ["in", "left_out", "returned"] as const;
export const letterQuery = z.object({
  state: z.enum(letterStates).default("in"),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LetterQuery = z.infer<typeof letterQuery>;
export const letterRow = z.object({
  id: z.number(),
  customer_id: z.number(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  left_out: z.enum(leftOutReasons).nullable(),
  returned_at: z.string().nullable(),
});
export type LetterRow = z.infer<typeof letterRow>;
export const letterList = z.object({ rows: z.array(letterRow), next: z.number().nullable() });
export const previewWhich = ["first", "longest", "random"] as const;
export const previewQuery = z.object({ which: z.enum(previewWhich).default("first") });
export const posting = z.object({ day: z.iso.date() });
export const letterReturn = z.object({ returned: z.boolean() });
