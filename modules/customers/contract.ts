import * as z from "zod";
import { rule } from "./rule.ts";

export { type Rule, rule } from "./rule.ts";

/** Kinds of identifiers a customer is known by. */
export const identityTypes = [
  "phone",
  "email",
  "telegram",
  "bale",
  "whatsapp",
  "instagram",
  "messenger",
  "rubika",
  "eitaa",
  "visitor",
  "crm",
  "site_user",
] as const;
export type IdentityType = (typeof identityTypes)[number];
export const customerKinds = ["person", "company", "partner"] as const;
export const partnerTypes = ["dealer", "distributor", "retailer", "installer", "repairer"] as const;
export const lifecycles = ["prospect", "buyer", "loyal", "lapsed"] as const;
export type Lifecycle = (typeof lifecycles)[number];
export const purposes = ["service", "marketing", "survey"] as const;
export const attributeTypes = ["text", "number", "date", "boolean", "choice"] as const;

const id = z.number().int().positive();
const text = (longest: number) => z.string().trim().max(longest);
const instant = z.iso.datetime({ offset: true });
const tag = text(60).min(1);
const sourceWord = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,62}$/);
const word = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const attributeValue = z.union([z.string().max(2000), z.number(), z.boolean()]);

export const idParams = z.object({ id: z.coerce.number().int().positive() });

/** One more identifier, as people write it; it is normalised here. */
export const identityBody = z.object({
  type: z.enum(identityTypes),
  value: text(300).min(1),
  verified: z.boolean().optional(),
});

const profile = {
  name: text(200).nullish(),
  kind: z.enum(customerKinds).optional(),
  partner_type: z.enum(partnerTypes).nullish(),
  city: text(100).nullish(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/)
    .nullish(),
  birthday: z.iso.date().nullish(),
  company_id: id.nullish(),
  owner_id: text(64).nullish(),
  tags: z.array(tag).max(100).optional(),
  attributes: z.record(word, attributeValue.nullable()).optional(),
};

/**
 * A customer as another system says it: found by its identifiers or made. What is said overwrites what was known; tags are added.
 * `external_id` is the customer's number at `source`.
 */
export const customerBody = z.object({
  source: sourceWord.default("api"),
  external_id: text(200).min(1).nullish(),
  phone: text(60).nullish(),
  email: text(320).nullish(),
  identities: z.array(identityBody).max(50).optional(),
  created_at: instant.nullish(),
  ...profile,
});
export type CustomerBody = z.infer<typeof customerBody>;
export const saved = z.object({ id, result: z.enum(["imported", "updated", "unchanged"]) });

/** What became of each line of a batch, by line number from 1; a rejected line waits in the quarantine. */
export const batchAnswer = z.object({
  read: z.number(),
  imported: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  results: z.array(
    z.object({
      line: z.number(),
      result: z.enum(["imported", "updated", "unchanged", "rejected"]),
      id: id.optional(),
      code: z.string().optional(),
      message: z.string().optional(),
      field: z.string().optional(),
    }),
  ),
});
export type BatchAnswer = z.infer<typeof batchAnswer>;

/** A change to one customer; `updated_at` is the one that was read: `conflict` where somebody was quicker. A null empties. */
export const customerPatch = z.object({
  updated_at: z.string(),
  ...profile,
  preferences: z.record(word, z.union([attributeValue, z.null()])).optional(),
});
export type CustomerPatch = z.infer<typeof customerPatch>;

export const identityRow = z.object({
  id,
  type: z.enum(identityTypes),
  value: z.string(),
  shown: z.string(),
  verified_at: z.string().nullable(),
  source: z.string().nullable(),
  created_at: z.string(),
});
export type IdentityRow = z.infer<typeof identityRow>;

/** Money in minor units of the brand's currency. */
const facts = {
  lifecycle: z.enum(lifecycles),
  interactions: z.number(),
  contacts: z.number(),
  first_contact_at: z.string().nullable(),
  last_contact_at: z.string().nullable(),
  last_seen_at: z.string().nullable(),
  last_channel: z.string().nullable(),
  orders: z.number(),
  revenue: z.number(),
  first_order_at: z.string().nullable(),
  last_order_at: z.string().nullable(),
};
const basics = {
  id,
  kind: z.enum(customerKinds),
  /** The name, or an identifier where there is none; null where there is neither. */
  label: z.string().nullable(),
  name: z.string().nullable(),
  city: z.string().nullable(),
  owner_id: z.string().nullable(),
  tags: z.array(z.string()),
  created_at: z.string(),
};
export const customerRow = z.object({
  ...basics,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  attributes: z.record(z.string(), attributeValue),
  ...facts,
});
export type CustomerRow = z.infer<typeof customerRow>;
export const customerList = z.object({ rows: z.array(customerRow), next: z.string().nullable() });

export const customerDate = z.object({ id, label: z.string(), day: z.string(), yearly: z.boolean() });
export const dateBody = z.object({ label: text(100).min(1), day: z.iso.date(), yearly: z.boolean().default(true) });

export const customer = z.object({
  ...basics,
  partner_type: z.enum(partnerTypes).nullable(),
  language: z.string().nullable(),
  birthday: z.string().nullable(),
  company: z.object({ id, label: z.string().nullable() }).nullable(),
  attributes: z.record(z.string(), attributeValue),
  preferences: z.record(z.string(), attributeValue),
  anonymous: z.boolean(),
  erased_at: z.string().nullable(),
  updated_at: z.string(),
  identities: z.array(identityRow),
  dates: z.array(customerDate),
  segments: z.array(z.object({ id, name: z.string() })),
  suggestions: z.number(),
  facts: z.object(facts),
});
export type Customer = z.infer<typeof customer>;
/** Who was merged into another customer answers with that one's id alone. */
export const customerOrMerged = z.union([customer, z.object({ merged_into: id })]);

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

export const note = z.object({
  id,
  body: z.string(),
  written_by: z.string(),
  written_by_name: z.string().nullable(),
  written_at: z.string(),
  edited_at: z.string().nullable(),
});
export const noteBody = z.object({ body: text(10_000).min(1) });
export const noteList = z.object({ rows: z.array(note) });

export const consentBody = z.object({
  channel: word,
  purpose: z.enum(purposes),
  granted: z.boolean(),
  /** How they said it: form, phone, shop, import … */
  source: text(100).min(1).default("staff"),
});
export const consentEntry = z.object({
  id,
  channel: z.string(),
  purpose: z.enum(purposes),
  granted: z.boolean(),
  at: z.string(),
  source: z.string(),
  by_user: z.string().nullable(),
});
/** What holds now, and everything that was ever said, newest first. */
export const consents = z.object({ now: z.array(consentEntry), history: z.array(consentEntry) });

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
