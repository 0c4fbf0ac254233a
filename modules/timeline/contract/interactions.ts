import * as z from "zod";
import { sourceKey } from "../../intake/contract.ts";
import { channels, directions, kinds, subjects, touchpoints } from "./words.ts";

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
  followed: z.record(z.string(), z.number()).optional().describe("What was made of a log, by the names it asked for"),
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
  source: sourceKey.optional(),
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

/** What became of a call; brands may use other words too. */
export const callOutcomes = ["reached", "no_answer", "busy", "wrong_number", "refused", "call_back"] as const;

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
  outcome: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe(`What became of it: ${callOutcomes.join(", ")}, or a word of your own`),
  duration_seconds: z.int().min(0).max(86_400).optional(),
  follow: z
    .record(z.string().max(40), z.json())
    .optional()
    .describe("What else is done with it: `conversation` begins one, `call_back` promises a call (`{at}`)"),
});
export type QuickLog = z.infer<typeof quickLog>;

/** The quick log for somebody who may not be known yet. */
export const quickLogOfSomebody = quickLog.extend({
  name: name.optional(),
  phone: z.string().max(60).optional(),
  email: z.string().max(320).optional(),
});
export type QuickLogOfSomebody = z.infer<typeof quickLogOfSomebody>;
