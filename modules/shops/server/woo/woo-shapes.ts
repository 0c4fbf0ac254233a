import * as z from "zod";

// Plugins change types: numbers come as texts, texts as null, and objects without anything as empty lists.
const text = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .catch(null)
  .transform((value) => String(value ?? "").trim());
const number = z.coerce.number().int().min(0);
const list = <T extends z.ZodType>(one: T) =>
  z
    .array(one)
    .optional()
    .catch([])
    .transform((found) => found ?? []);
const contact = z
  .object({ first_name: text, last_name: text, company: text, city: text, country: text, email: text, phone: text })
  .partial()
  .optional()
  .catch({})
  .transform((found) => found ?? {});

/** An order as `wc/v3` says it; what we do not read is left out. */
export const wooOrder = z.object({
  id: number,
  status: text,
  currency: text,
  date_created_gmt: text,
  date_modified_gmt: text,
  date_paid_gmt: text,
  total: text,
  customer_id: number.catch(0),
  billing: contact,
  shipping: contact,
  line_items: list(
    z.object({
      name: text,
      parent_name: text,
      product_id: number.catch(0),
      quantity: text,
      price: text,
      total: text,
    }),
  ),
  refunds: list(z.object({ id: number, reason: text, total: text })),
});
export type WooOrder = z.output<typeof wooOrder>;

/** A refund, asked for by itself: only so is its date told. */
export const wooRefund = z.object({ id: number, date_created_gmt: text, amount: text, reason: text });
export type WooRefund = z.output<typeof wooRefund>;

export const wooProduct = z.object({
  id: number,
  status: text,
  name: text,
  price: text,
  permalink: text,
  date_created_gmt: text,
  date_modified_gmt: text,
  images: list(z.object({ src: text })),
  categories: list(z.object({ name: text })),
});

export const wooCustomer = z.object({
  id: number,
  email: text,
  first_name: text,
  last_name: text,
  role: text,
  date_created_gmt: text,
  date_modified_gmt: text,
  billing: contact,
});

/** What a webhook says of something that was deleted. */
export const wooDeleted = z.object({ id: number });
