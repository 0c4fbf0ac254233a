import * as z from "zod";

/** What a source of webhooks tells of. */
export const taken = ["order", "customer", "product", "interaction"] as const;
export type Taken = (typeof taken)[number];

/** How a field is read. `lines`: of each line of an order. */
export type FieldKind = "text" | "number" | "money" | "date" | "phone" | "email" | "status" | "word" | "url";
export type Field = { name: string; kind: FieldKind; required?: true; line?: true };

const person = [
  { name: "customer_external_id", kind: "text" },
  { name: "phone", kind: "phone" },
  { name: "email", kind: "email" },
  { name: "name", kind: "text" },
] as const satisfies readonly Field[];
const changed = { name: "modified_at", kind: "date" } as const satisfies Field;

/** The fields that each thing may have, in the order in which the editor shows them. */
export const fieldsOf: Record<Taken, readonly Field[]> = {
  order: [
    { name: "external_id", kind: "text", required: true },
    { name: "ordered_at", kind: "date", required: true },
    ...person,
    { name: "status", kind: "status" },
    { name: "currency", kind: "text" },
    { name: "total", kind: "money" },
    { name: "line_sku", kind: "text", line: true },
    { name: "line_name", kind: "text", line: true },
    { name: "line_quantity", kind: "number", line: true },
    { name: "line_price", kind: "money", line: true },
    changed,
  ],
  customer: [
    { name: "external_id", kind: "text" },
    ...person.filter(({ name }) => name !== "customer_external_id"),
    { name: "city", kind: "text" },
    changed,
  ],
  product: [
    { name: "external_id", kind: "text", required: true },
    { name: "product_name", kind: "text" },
    { name: "price", kind: "money" },
    { name: "currency", kind: "text" },
    { name: "url", kind: "url" },
    { name: "image_url", kind: "url" },
    { name: "category", kind: "text" },
    changed,
  ],
  interaction: [
    { name: "external_id", kind: "text" },
    ...person,
    { name: "occurred_at", kind: "date" },
    { name: "channel", kind: "word", required: true },
    { name: "subject", kind: "word" },
    { name: "text", kind: "text" },
  ],
};

/** Names of every field of every thing, each once. */
export const fieldNames = [...new Set(taken.flatMap((one) => fieldsOf[one].map(({ name }) => name)))];

/** Where a field comes from: a path into what was sent, or always the same text; and how it is changed before it is read. */
export const rule = z.object({
  path: z.string().trim().max(200).optional(),
  constant: z.string().max(200).optional(),
  /** Amounts: in what they are written. */
  unit: z.enum(["major", "rial", "toman", "thousand_rial", "thousand_toman"]).optional(),
  /** Dates: how they are written; «auto» knows ISO 8601 and Jalali years first. */
  format: z.string().trim().max(60).optional(),
});
export type Rule = z.infer<typeof rule>;
export const mapping = z.record(z.string().max(40), rule);
export type Mapping = z.infer<typeof mapping>;

export const previewBody = z.object({
  takes: z.enum(taken),
  mapping,
  sample: z.string().max(500_000).describe("What the program sends, as it is"),
});
export const mappingBody = previewBody.omit({ takes: true });

/** Why a field, or the whole, cannot be read. */
export const readProblems = [
  "not_json",
  "path_unreadable",
  "path_many",
  "path_leads_nowhere",
  "lines_differ",
  "not_plain",
  "field_missing",
  "unreadable_number",
  "number_too_large",
  "unreadable_date",
  "ambiguous_date",
  "implausible_date",
  "date_format_unknown",
  "phone_unreadable",
  "email_unreadable",
  "identifier_empty",
  "identifier_too_long",
  "identifier_bad_characters",
  "status_unknown",
  "currency_unknown",
  "word_unreadable",
  "url_unreadable",
  "too_long",
  "too_many_lines",
  "person_missing",
  "person_erased",
  "not_kept",
  "unknown_topic",
  "invalid",
] as const;
export type ReadProblem = (typeof readProblems)[number];

/** What a mapping makes of a sample: each field with what was found there and what it means, or why it is none. */
export const previewed = z.object({
  ok: z.boolean(),
  problem: z.object({ code: z.enum(readProblems), field: z.string().nullable() }).nullable(),
  fields: z.array(
    z.object({
      field: z.string(),
      found: z.string().nullable(),
      means: z.string().nullable(),
      problem: z.enum(readProblems).nullable(),
    }),
  ),
});
export type Previewed = z.infer<typeof previewed>;
