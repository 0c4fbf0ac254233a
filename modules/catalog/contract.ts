import * as z from "zod";
import { sourceKey } from "../intake/contract.ts";

export const orderStatus = z.enum(["placed", "paid", "shipped", "delivered", "cancelled", "returned"]);
export type OrderStatusWord = z.infer<typeof orderStatus>;

/** A decimal as a number or, where exactness matters, a text: 2.55, "0.0125", "-12". */
export const decimal = z
  .union([z.number(), z.string().trim()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,30}(\.\d{1,20})?$/));
const currency = z.string().regex(/^[A-Z]{3}$/);
// Half a character would be kept as another one.
const externalId = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed());
const text = (longest: number) => z.string().trim().max(longest);
const instant = z.iso.datetime({ offset: true });

const lineFields = {
  product_external_id: externalId.nullish(),
  product_name: text(500).nullish(),
  quantity: decimal.nullish(),
  /** In whole units of the currency: "2.55" of GBP is two pounds fifty-five. */
  unit_price: decimal.nullish(),
};
export const orderLineBody = z.object(lineFields);

/**
 * An order as a shop says it; with the same `source` and `external_id` it replaces what was said before. Amounts are decimals in
 * whole units of the currency, as in files. One line may stand in the order itself instead of in `lines`.
 */
export const orderBody = z.object({
  source: sourceKey.default("api"),
  external_id: externalId,
  customer_external_id: externalId.nullish(),
  phone: text(40).nullish(),
  email: text(320).nullish(),
  ordered_at: instant,
  status: orderStatus.nullish(),
  currency: currency.nullish(),
  total: decimal.nullish(),
  lines: z.array(orderLineBody).max(2000).optional(),
  ...lineFields,
});
export type OrderBody = z.infer<typeof orderBody>;

export const saveResult = z.object({
  external_id: z.string(),
  id: z.number(),
  result: z.enum(["imported", "updated", "unchanged"]),
});

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
      code: z.string().optional(),
      message: z.string().optional(),
      field: z.string().optional(),
    }),
  ),
});
export type BatchAnswer = z.infer<typeof batchAnswer>;

export const orderRow = z.object({
  id: z.number(),
  source: z.string(),
  external_id: z.string(),
  customer_id: z.number().nullable(),
  customer_name: z.string().nullable(),
  ordered_at: z.string(),
  status: orderStatus,
  currency: z.string(),
  /** A decimal in whole units, and the same in minor units. */
  total: z.string(),
  total_minor: z.number(),
  lines: z.number(),
});
export type OrderRow = z.infer<typeof orderRow>;
export const orderList = z.object({ rows: z.array(orderRow), next: z.string().nullable() });

export const orderReturn = z.object({
  id: z.number(),
  kind: z.enum(["return", "refund"]),
  external_id: z.string(),
  at: z.string(),
  amount: z.string(),
  amount_minor: z.number(),
  reason: z.string().nullable(),
});

export const order = orderRow.omit({ lines: true }).extend({
  lines: z.array(
    z.object({
      line: z.number(),
      product_id: z.number().nullable(),
      product_external_id: z.string().nullable(),
      product_name: z.string().nullable(),
      quantity: z.string(),
      unit_price: z.string().nullable(),
    }),
  ),
  returns: z.array(orderReturn),
  updated_at: z.string(),
});
export type Order = z.infer<typeof order>;

export const orderQuery = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  status: orderStatus.optional(),
  customer: z.coerce.number().int().optional(),
  product: z.coerce.number().int().optional(),
  /** Days of the brand's time zone, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The beginning of an order's number. */
  q: z.string().trim().max(200).optional(),
});
export type OrderQuery = z.infer<typeof orderQuery>;

export const statusBody = z.object({ status: orderStatus });
export const returnBody = z.object({
  kind: z.enum(["return", "refund"]),
  external_id: externalId,
  at: instant.optional(),
  amount: decimal,
  reason: text(2000).nullish(),
});

const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
const productFields = {
  name: text(500).nullish(),
  price: decimal.nullish(),
  currency: currency.nullish(),
  url: webAddress.nullish(),
  image_url: webAddress.nullish(),
  category: text(200).nullish(),
};
export const productBody = z.object({
  source: sourceKey.default("api"),
  external_id: externalId,
  ...productFields,
});
export type ProductBody = z.infer<typeof productBody>;
export const productPatch = z.object({ ...productFields, archived: z.boolean() }).partial();
export type ProductPatch = z.infer<typeof productPatch>;

export const productRow = z.object({
  id: z.number(),
  source: z.string(),
  external_id: z.string(),
  name: z.string().nullable(),
  price: z.string().nullable(),
  price_minor: z.number().nullable(),
  currency: z.string().nullable(),
  url: z.string().nullable(),
  image_url: z.string().nullable(),
  category: z.string().nullable(),
  archived: z.boolean(),
  updated_at: z.string(),
});
export type ProductRow = z.infer<typeof productRow>;
export const productList = z.object({ rows: z.array(productRow), next: z.string().nullable() });
export const productQuery = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  q: z.string().trim().max(200).optional(),
  archived: z.stringbool().optional(),
});
export const idParams = z.object({ id: z.coerce.number().int().positive() });
