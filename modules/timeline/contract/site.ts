import * as z from "zod";

// What a site's script sends. Portable: the script borrows the types.

const short = z.string().max(200);
const address = z.string().max(2000);
const product = z.object({
  id: short.min(1).describe("The product's number in the shop"),
  name: z.string().max(500).optional(),
  price: z.number().optional().describe("In whole units of the currency"),
  currency: z.string().max(3).optional(),
  url: address.optional(),
  category: short.optional(),
});
const seen = {
  id: z.string().min(8).max(64).describe("Made by the script, so that a repeat changes nothing"),
  at: z.number().describe("When it happened: milliseconds since 1970 on the visitor's clock"),
  url: address.optional(),
};

/** One thing a visitor did on a site or in an app. */
export const siteEvent = z.discriminatedUnion("type", [
  z.object({
    ...seen,
    type: z.literal("page_view"),
    title: z.string().max(500).optional(),
    referrer: address.optional(),
  }),
  z.object({ ...seen, type: z.literal("product_view"), product }),
  z.object({
    ...seen,
    type: z.literal("cart"),
    action: z.enum(["add", "remove", "view"]),
    product: product.optional(),
    quantity: z.number().optional(),
    total: z.number().optional(),
    currency: z.string().max(3).optional(),
  }),
  z.object({
    ...seen,
    type: z.literal("order"),
    order: z.object({
      id: short.min(1),
      total: z.number().optional(),
      currency: z.string().max(3).optional(),
      products: z
        .array(product.extend({ quantity: z.number().optional() }))
        .max(100)
        .optional(),
    }),
  }),
  z.object({ ...seen, type: z.literal("identify"), claimed: z.record(z.string().max(40), short).optional() }),
  z.object({
    ...seen,
    type: z.literal("event"),
    name: z.string().trim().min(1).max(100),
    properties: z.record(z.string().max(100), z.json()).optional(),
  }),
]);
export type SiteEvent = z.infer<typeof siteEvent>;

/** What the script sends at once. Events are looked at one by one: a bad one does not hold back the others. */
export const siteReport = z.object({
  key: z.string().max(60).describe("The site's public key"),
  visitor: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .describe("Whom the script made up for this browser"),
  sent_at: z.number().describe("Milliseconds since 1970 on the visitor's clock, as events' times are"),
  claim: z.string().max(4000).optional().describe("Who they are, signed by the site's own server"),
  events: z.array(z.unknown()).min(1).max(100),
});
export type SiteReport = z.infer<typeof siteReport>;

export const siteAnswer = z.object({
  recorded: z.number(),
  repeated: z.number(),
  rejected: z.array(z.object({ place: z.number(), code: z.string() })),
  claim: z.enum(["accepted", "refused"]).nullable(),
});
export type SiteAnswer = z.infer<typeof siteAnswer>;
