import * as z from "zod";
import { sourceKinds } from "./sources.ts";

export const sentiments = ["negative", "neutral", "positive"] as const;
export const mentionStates = ["new", "answered", "ignored"] as const;
export type MentionState = (typeof mentionStates)[number];
/** Which mentions: what nobody has dealt with, one's own, and so on. */
export const mentionViews = ["open", "mine", "answered", "ignored", "all"] as const;
export type MentionView = (typeof mentionViews)[number];

const id = z.coerce.number().int().positive();
const filters = {
  view: z.enum(mentionViews).default("open"),
  source: id.optional(),
  term: id.optional(),
  sentiment: z.enum(sentiments).optional(),
  assignee: z.string().max(100).optional(),
  q: z.string().max(200).optional(),
  from: z.iso.date().optional().describe("First day, in the brand's time zone"),
  to: z.iso.date().optional().describe("Last day, in the brand's time zone"),
};
export const mentionFilters = z.object(filters);
export type MentionFilters = z.infer<typeof mentionFilters>;
export const mentionQuery = z.object({
  ...filters,
  before: z
    .string()
    .regex(/^\d{1,16}-\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type MentionQuery = z.infer<typeof mentionQuery>;

const named = z.object({ id: z.number(), name: z.string() });
export const mention = z.object({
  id: z.number(),
  said_at: z.iso.datetime(),
  heard_at: z.iso.datetime(),
  source: named.extend({ kind: z.enum(sourceKinds) }),
  channel: z.string(),
  title: z.string().nullable(),
  text: z.string().nullable(),
  author: z.string().nullable(),
  link: z.string().nullable(),
  place: z.string().nullable(),
  customer: z.object({ id: z.number(), name: z.string().nullable() }).nullable(),
  sentiment: z.enum(sentiments),
  evidence: z.array(z.string()),
  terms: z.array(named.extend({ version: z.number() })),
  state: z.enum(mentionStates),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  case_id: z.number().nullable(),
  in_group: z.boolean().describe("Can be answered where it was said, by the bot"),
  forgotten: z.boolean().describe("Its words are no longer kept"),
  answers: z.array(
    z.object({
      id: z.number(),
      text: z.string().nullable(),
      state: z.enum(["sending", "sent", "failed", "unknown"]),
      code: z.string().nullable(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
    }),
  ),
});
export type Mention = z.infer<typeof mention>;
export const mentionList = z.object({
  rows: z.array(mention),
  next: z.string().nullable(),
  counts: z.record(z.enum(mentionViews), z.number()),
  listening: z.boolean().describe("Whether there is a source and a term"),
});
export type MentionList = z.infer<typeof mentionList>;

const tally = z.object({ negative: z.number(), neutral: z.number(), positive: z.number() });
export type SentimentTally = z.infer<typeof tally>;
export const mentionCounts = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.array(tally.extend({ day: z.iso.date() })),
  total: z.number(),
  negative: z
    .object({ share: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .describe("As a fraction with its 95 % interval; null without mentions"),
});
export type MentionCounts = z.infer<typeof mentionCounts>;

export const mentionChange = z.object({
  state: z.enum(mentionStates).optional(),
  assignee: z.string().max(100).nullable().optional(),
});
export type MentionChange = z.infer<typeof mentionChange>;
export const answerBody = z.object({
  client_id: z.string().min(8).max(100).describe("The same for every attempt"),
  text: z.string().trim().min(1).max(4096),
});
export const answered = z.object({
  state: z.enum(["sending", "sent", "failed", "unknown"]),
  code: z.string().nullable(),
});
export const caseBody = z.object({
  title: z.string().trim().max(200).default(""),
  customer: z.number().int().positive().optional().describe("Who said it, where that is not known"),
});
