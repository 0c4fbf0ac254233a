import * as z from "zod";
import {
  attributeTypes,
  attributeValue,
  customerKinds,
  id,
  lifecycles,
  partnerTypes,
  tag,
  text,
  word,
} from "./words.ts";

const listOf = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z.array(z.string().max(200)).max(20),
);
export const sorts = ["name", "created", "last_seen", "orders", "revenue"] as const;
/** Filters of the list, all of which must hold; of a repeated one (`lifecycle=buyer&lifecycle=loyal`) any. Every tag must be there. */
const filters = {
  search: text(200).optional(),
  segment: z.coerce.number().int().positive().optional(),
  lifecycle: z
    .preprocess((value) => (typeof value === "string" ? [value] : value), z.array(z.enum(lifecycles)))
    .optional(),
  tag: listOf.optional(),
  kind: z.enum(customerKinds).optional(),
  partner_type: z.enum(partnerTypes).optional(),
  /** `none`: customers without an owner. */
  owner: text(64).optional(),
  city: text(100).optional(),
  company: z.coerce.number().int().positive().optional(),
  /** `key:value` of a custom attribute. */
  attribute: listOf.optional(),
  /** Exactly one identifier, in any spelling. */
  phone: text(60).optional(),
  email: text(320).optional(),
  external_id: text(260).optional(),
};
export const customerFilter = z.object(filters);
export type CustomerFilter = z.infer<typeof customerFilter>;
export const customerQuery = z.object({
  ...filters,
  sort: z.enum(sorts).optional(),
  order: z.enum(["asc", "desc"]).optional(),
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CustomerQuery = z.infer<typeof customerQuery>;
export const countQuery = z.object({ ...filters, exact: z.stringbool().optional() });
/** How many; where it is estimated from a sample, `low` and `high` hold the true number in 95 of 100 cases. */
export const count = z.object({ count: z.number(), exact: z.boolean(), low: z.number(), high: z.number() });
export type Count = z.infer<typeof count>;

export const exportColumns = [
  "name",
  "kind",
  "phone",
  "email",
  "city",
  "tags",
  "lifecycle",
  "orders",
  "revenue",
  "first_order_at",
  "last_order_at",
  "contacts",
  "last_contact_at",
  "last_seen_at",
  "birthday",
  "created_at",
  "external_id",
] as const;
export const exportQuery = z.object({
  ...filters,
  format: z.enum(["csv", "xlsx"]).default("csv"),
  /** Comma-separated; `attribute.KEY` for custom attributes. All where it is left out. */
  columns: text(2000).optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;

export const selection = z.union([
  z.object({ ids: z.array(id).min(1).max(5000) }),
  z.object({ filter: customerFilter }),
]);
export type Selection = z.infer<typeof selection>;
export const bulkChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tag"), tags: z.array(tag).min(1).max(20) }),
  z.object({ kind: z.literal("untag"), tags: z.array(tag).min(1).max(20) }),
  z.object({ kind: z.literal("owner"), owner_id: text(64).nullable() }),
  z.object({ kind: z.literal("attribute"), key: word, value: attributeValue.nullable() }),
]);
export type BulkChange = z.infer<typeof bulkChange>;
export const bulkBody = z.object({ change: bulkChange, selection });
/** A change to many runs in steps; `total` is empty until it was counted. */
export const bulk = z.object({
  id,
  done: z.number(),
  total: z.number().nullable(),
  finished_at: z.string().nullable(),
});

export const attributeDefinition = z.object({
  key: word,
  label: text(100).min(1),
  type: z.enum(attributeTypes),
  choices: z.array(text(100).min(1)).max(200).default([]),
});
export type AttributeDefinition = z.infer<typeof attributeDefinition>;
export const attributeList = z.object({ rows: z.array(attributeDefinition) });
export const attributeParams = z.object({ key: word });

/** Tags and cities in use, for completion while typing; at most 50. */
export const wordsQuery = z.object({ of: z.enum(["tag", "city"]), search: text(60).optional() });
export const wordList = z.object({ rows: z.array(z.string()) });

export const viewBody = z.object({
  name: text(100).min(1),
  /** The list's address as the screen keeps it: filters, sort and columns. */
  address: z.record(z.string().max(60), z.unknown()),
  shared: z.boolean().default(false),
});
export const view = viewBody.extend({ id, owner_id: z.string(), mine: z.boolean(), created_at: z.string() });
export const viewList = z.object({ rows: z.array(view) });
