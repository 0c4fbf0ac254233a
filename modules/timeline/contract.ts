import * as z from "zod";
import { sourceKey } from "../intake/contract.ts";

/** contact: they and the brand spoke · activity: they did something · broadcast: one message to many · mention: said elsewhere. */
export const kinds = ["contact", "activity", "broadcast", "mention"] as const;
export type Kind = (typeof kinds)[number];

/** How they meet. Modules and brands may use other words; screens show those plainly. */
export const channels = [
  "phone",
  "sms",
  "email",
  "chat",
  "in_person",
  "web",
  "app",
  "shop",
  "telegram",
  "bale",
  "whatsapp",
  "instagram",
  "messenger",
  "rubika",
  "eitaa",
  "letter",
  "webinar",
  "social",
  "marketplace",
  "partner",
  "other",
] as const;
export type Channel = (typeof channels)[number];

/** The step at which they meet. Brands may send their own words too. */
export const touchpoints = [
  "search",
  "advert",
  "site",
  "store",
  "purchase",
  "payment",
  "delivery",
  "setup",
  "use",
  "support",
  "repair",
  "return",
  "renewal",
  "referral",
] as const;
export type Touchpoint = (typeof touchpoints)[number];

export const directions = ["in", "out"] as const;
export type Direction = (typeof directions)[number];

/** What an entry is. Modules above may record others; screens show those they do not know by their plain name. */
export const subjects = [
  "message",
  "call",
  "visit",
  "meeting",
  "letter",
  "webinar",
  "report",
  "order",
  "order_shipped",
  "order_delivered",
  "order_cancelled",
  "order_returned",
  "return",
  "refund",
  "page_view",
  "product_view",
  "cart",
  "checkout",
  "event",
  "identify",
  "note",
] as const;
export type Subject = (typeof subjects)[number];

const word = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "lower-case letters, digits and _");
const name = z.string().trim().min(1).max(200);
const externalId = z.string().min(1).max(200);

export const identityTypes = [
  "phone",
  "email",
  "whatsapp",
  "telegram",
  "bale",
  "instagram",
  "messenger",
  "rubika",
  "eitaa",
  "site_user",
  "visitor",
] as const;

/** Who an interaction was with; one of them must be there. A customer number belongs to the source. */
export const personFields = {
  customer_external_id: externalId.optional().describe("The customer's number in this source"),
  phone: z.string().max(60).optional(),
  email: z.string().max(320).optional(),
  identity: z.object({ type: z.enum(identityTypes), value: z.string().max(200) }).optional(),
  name: name.optional().describe("What to call them, where they are not known yet"),
};

const instant = z.iso.datetime({ offset: true, local: false });

/** What a machine sends of one interaction. */
export const interactionInput = z.object({
  source: sourceKey.default("api").describe("Where it comes from; external ids are unique within one"),
  external_id: externalId.optional().describe("The same id again is a repeat and changes nothing"),
  ...personFields,
  occurred_at: instant.optional().describe("ISO 8601 with an offset; now where it is left out"),
  kind: z.enum(kinds).default("contact"),
  channel: word.describe(`One of ${channels.join(", ")}, or a word of your own`),
  touchpoint: word.optional().describe(`One of ${touchpoints.join(", ")}, or a word of your own`),
  direction: z.enum(directions).optional().describe("in: from the customer; out: to the customer"),
  subject: word
    .optional()
    .describe(`What it is: ${subjects.join(", ")}, or a word of your own; guessed from the channel`),
  text: z.string().max(100_000).optional(),
  partner: name.optional().describe("Name of the dealer or partner it went through; made where it is new"),
  agent: name.optional().describe("Name of the colleague"),
  feeling: z.int().min(-2).max(2).optional().describe("-2 very unhappy … 2 very happy"),
  meta: z.record(z.string().max(100), z.json()).optional().describe("Anything else, at most 20 kB"),
});
export type InteractionInput = z.infer<typeof interactionInput>;

/** What became of it. A repeat has the id of the first. */
export const interactionAnswer = z.object({
  result: z.enum(["recorded", "repeated"]),
  id: z.number().nullable(),
  customer_id: z.number(),
});
export type InteractionAnswer = z.infer<typeof interactionAnswer>;

/** One line of a batch's answer. */
export const lineAnswer = z.object({
  line: z.number().describe("Counted from 1"),
  result: z.enum(["recorded", "repeated", "rejected"]),
  id: z.number().nullable().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  field: z.string().optional(),
});
export type LineAnswer = z.infer<typeof lineAnswer>;

export const batchAnswer = z.object({
  results: z.array(lineAnswer),
  read: z.number(),
  recorded: z.number(),
  repeated: z.number(),
  rejected: z.number(),
  stopped: z
    .object({ code: z.string(), message: z.string() })
    .optional()
    .describe("Why reading ended early; what the results name was done"),
});

/** One entry of a timeline or of the log. */
export const interactionRow = z.object({
  id: z.number(),
  recorded_at: z.iso.datetime(),
  occurred_at: z.iso.datetime(),
  customer_id: z.number(),
  kind: z.enum(kinds),
  channel: z.string(),
  touchpoint: z.string().nullable(),
  direction: z.enum(directions).nullable(),
  subject: z.string(),
  subject_id: z.number().nullable(),
  subject_shown: z.json().nullable().describe("The row it speaks of, as its module shows it"),
  text: z.string().nullable(),
  meta: z.record(z.string(), z.json()).nullable(),
  feeling: z.number().nullable(),
  partner: z.object({ id: z.number(), name: z.string() }).nullable(),
  agent: z.string().nullable().describe("The colleague's name"),
  source: z.string(),
  withdrawable: z.boolean().describe("The reader logged it and may still take it back"),
});
export type InteractionRow = z.infer<typeof interactionRow>;
export const interactionPage = z.object({ rows: z.array(interactionRow), next: z.string().nullable() });
export type InteractionPage = z.infer<typeof interactionPage>;

const words = z
  .string()
  .max(500)
  .transform((text) => text.split(",").filter(Boolean));
const pageSize = z.coerce.number().int().min(1).max(200).default(50);
const filters = {
  kind: z.enum(kinds).optional(),
  channel: words.optional().describe("One or more, separated by commas"),
  subject: words.optional().describe("One or more, separated by commas"),
  direction: z.enum(directions).optional(),
  touchpoint: word.optional(),
  partner: z.coerce.number().int().positive().optional(),
  source: z.string().max(80).optional(),
  from: z.iso.date().optional().describe("First day, in the brand's time zone"),
  to: z.iso.date().optional().describe("Last day, in the brand's time zone"),
};

/** The filter line of a timeline; it is also the address. */
export const timelineQuery = z.object({ ...filters, after: z.string().max(80).optional(), limit: pageSize });
export type TimelineQuery = z.infer<typeof timelineQuery>;

export const interactionQuery = z.object({
  ...filters,
  after: z.string().max(80).optional(),
  limit: pageSize,
  order: z
    .enum(["recorded", "occurred"])
    .default("recorded")
    .describe("Newest first by when it was recorded, or happened"),
});
export type InteractionQuery = z.infer<typeof interactionQuery>;

/** The quick log: what no system sees. */
export const quickLogWhat = ["call", "visit", "message", "letter", "meeting", "webinar", "report"] as const;
export type QuickLogWhat = (typeof quickLogWhat)[number];
export const quickLog = z.object({
  what: z.enum(quickLogWhat),
  channel: word.optional().describe("Follows from what it was where it is left out"),
  touchpoint: word.optional(),
  direction: z.enum(directions).optional(),
  occurred_at: instant.optional(),
  text: z.string().trim().max(20_000).default(""),
  partner: name.optional(),
  feeling: z.int().min(-2).max(2).optional(),
});
export type QuickLog = z.infer<typeof quickLog>;

/** The quick log for somebody who may not be known yet. */
export const quickLogOfSomebody = quickLog.extend({
  name: name.optional(),
  phone: z.string().max(60).optional(),
  email: z.string().max(320).optional(),
});
export type QuickLogOfSomebody = z.infer<typeof quickLogOfSomebody>;

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
