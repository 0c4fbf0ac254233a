import * as z from "zod";
import { sourceKey } from "../../intake/contract.ts";
import {
  attributeValue,
  customerKinds,
  id,
  identityTypes,
  instant,
  lifecycles,
  partnerTypes,
  purposes,
  tag,
  text,
  word,
} from "./words.ts";

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
  source: sourceKey.default("api"),
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

/** Where letters reach a customer. The postal code is ten digits where the brand's money is the rial. */
export const postalAddressBody = z.object({
  lines: z
    .string()
    .trim()
    .min(5)
    .max(300)
    .regex(/^[^\p{Cc}]*$/u)
    .describe("Street, number, floor, in one line"),
  city: text(100).min(1),
  province: text(100).nullish(),
  postal_code: text(20).nullish(),
});
export type PostalAddressBody = z.infer<typeof postalAddressBody>;
export const postalAddress = z.object({
  lines: z.string(),
  city: z.string(),
  province: z.string().nullable(),
  postal_code: z.string().nullable(),
  /** Who told it: `staff`, or a way in such as `shop`. */
  source: z.string(),
  changed_at: z.string(),
});
export type PostalAddress = z.infer<typeof postalAddress>;

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
  address: postalAddress.nullable(),
  segments: z.array(z.object({ id, name: z.string() })),
  suggestions: z.number(),
  facts: z.object(facts),
});
export type Customer = z.infer<typeof customer>;
/** Who was merged into another customer answers with that one's id alone. */
export const customerOrMerged = z.union([customer, z.object({ merged_into: id })]);

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
