import * as z from "zod";
import { groupKey, metricAnswer } from "../contract.ts";

/** The scores that a page can show. */
export const scoreNames = ["nps", "nps-1-10", "csat", "ces", "expectation"] as const;
export type ScoreName = (typeof scoreNames)[number];

const side = z.object({ key: groupKey, label: z.string().nullable(), n: z.number(), value: z.number().nullable() });

/**
 * One group beside another, or beside all others together. In the unit of the metric; `chance` is that of such a difference where in
 * truth there is none, corrected for how many groups were asked at once; `verdict` is `unknown` where it may be chance.
 */
export const comparedGroup = z.object({
  group: side,
  other: side,
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  chance: z.number().nullable(),
  verdict: z.enum(["higher", "lower", "unknown"]),
});
export type ComparedGroup = z.infer<typeof comparedGroup>;
export const comparisonAnswer = z.object({ metric: z.string(), compared: z.array(comparedGroup) });

export const surveyChoice = z.object({ key: z.string(), name: z.string(), anonymous: z.boolean() });

/** Everything the page of scores shows. */
export const experienceAnswer = z.object({
  from: z.string(),
  to: z.string(),
  granularity: z.enum(["day", "month"]),
  updating: z.boolean(),
  surveys: z.array(surveyChoice),
  compared: z.array(comparedGroup),
  answers: z.object({
    nps: metricAnswer,
    csat: metricAnswer,
    ces: metricAnswer,
    nps_1_10: metricAnswer,
    expectation: metricAnswer,
    over_time: metricAnswer,
    by_group: metricAnswer,
    crossed: metricAnswer.nullable(),
    silence: metricAnswer,
    response_rate: metricAnswer,
  }),
});
export type Experience = z.infer<typeof experienceAnswer>;

/** What somebody wrote beside a score. */
export const comment = z.object({
  id: z.number(),
  survey: z.string(),
  customer_id: z.number().nullable(),
  name: z.string().nullable(),
  conversation_id: z.number().nullable(),
  mode: z.string(),
  channel: z.string().nullable(),
  at: z.string(),
  score: z.number().nullable(),
  comment: z.string(),
  sentiment: z.enum(["negative", "neutral", "positive"]).nullable(),
});
export type Comment = z.infer<typeof comment>;
export const commentPage = z.object({ rows: z.array(comment), next: z.string().nullable() });

/** What winning customers costs the brand in a month (minor units of its currency), and what remains of a sale, in percent. */
export const experienceCosts = z.object({
  winning_per_month: z.number().int().min(0).max(1_000_000_000_000_000),
  margin_percent: z.number().int().min(1).max(100),
});
export type ExperienceCosts = z.infer<typeof experienceCosts>;

/** What a kept customer brings in a year, against what a new one costs to win; null where it cannot be told. */
export const customerWorth = z.object({
  currency: z.string(),
  costs: experienceCosts.nullable(),
  kept_customers: z.number(),
  kept_sales: z.number().nullable(),
  kept_value: z.number().nullable(),
  new_customers: z.number(),
  new_cost: z.number().nullable(),
});
export type CustomerWorth = z.infer<typeof customerWorth>;

/** One line of the health page: the last time, the time before, and whether they differ by more than chance. */
export const vitalSign = z.object({
  answer: metricAnswer,
  before: z.number().nullable(),
  change: z.enum(["up", "down"]).nullable(),
  /** Whether more of it is good. */
  better: z.enum(["up", "down"]),
});
export type VitalSign = z.infer<typeof vitalSign>;
export const vitalAnswer = z.object({ updating: z.boolean(), signs: z.array(vitalSign), worth: customerWorth });
