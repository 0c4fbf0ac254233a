import * as z from "zod";
import { bothWords, id, severities } from "./case-words.ts";

const word = z.string().trim().min(1).max(120);
export const scoreBounds = z.object({
  kind: z.enum(["nps", "nps_1_10", "csat", "ces", "expectation"]),
  from: z.number().int().min(0).max(10),
  to: z.number().int().min(0).max(10),
});

/** When a bad answer opens a case, and whose it becomes. The first that fits holds. An empty list is not looked at. */
export const caseRule = z.object({
  key: z.string().regex(/^[a-z0-9_-]{1,40}$/),
  name: bothWords,
  on: z.boolean(),
  scores: z.array(scoreBounds).max(10).describe("Any of these scores …"),
  unhappy: z.boolean().describe("… or a comment that is unhappy"),
  surveys: z.array(id).max(50).default([]),
  touchpoints: z.array(word).max(50).default([]),
  channels: z.array(word).max(30).default([]),
  products: z.array(id).max(50).default([]),
  segments: z.array(id).max(20).default([]).describe("The customer belongs to one of these groups"),
  severity: z.enum(severities),
  team: id.nullable().default(null),
  owners: z.array(z.string().max(64)).max(50).default([]).describe("In turn; empty: whoever of the team has fewest"),
  hours: z.number().min(0.25).max(400).describe("Until the first contact, in working hours"),
  escalate_hours: z.number().min(0).max(400).nullable().describe("After the deadline, in working hours; null: never"),
  escalate_to: z.string().max(64).nullable().default(null).describe("Empty: the managers"),
});
export type CaseRule = z.infer<typeof caseRule>;

const suggestedWords = z.object({
  key: z.string().regex(/^[a-z0-9_-]{1,40}$/),
  title: bothWords,
  text: bothWords.describe("{{name}}, {{agent}}, {{brand}}, {{number}} and {{about}} are filled"),
});

/** How the loop is closed. */
export const caseSettings = z.object({
  rules: z.array(caseRule).max(30),
  ask: z.object({
    text: bothWords.describe("Goes to the customer with {{link}}"),
    days: z.number().int().min(1).max(60).describe("After so many days without an answer it closes as unconfirmed"),
  }),
  follow_up: z.object({
    on: z.boolean(),
    share: z.number().min(0.01).max(1).describe("Of the resolved conversations"),
    hours: z.number().min(0).max(720).describe("After they were resolved"),
    rest_days: z.number().int().min(0).max(365).describe("Nobody is asked again within"),
    channels: z.array(word).max(30).describe("Empty: all"),
    text: bothWords,
    on_no: z.enum(["reopen", "case"]),
  }),
  promoter: z.object({
    on: z.boolean(),
    from: z.number().int().min(9).max(10),
    text: bothWords,
    rest_days: z.number().int().min(0).max(730),
    review_link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .or(z.literal("")),
    shop_link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .or(z.literal(""))
      .describe("Where a referral link leads"),
    reward: bothWords.describe("What both get; empty: nothing is promised"),
    offers: z.array(z.enum(["testimonial", "review", "case_study", "referral"])).max(4),
  }),
  words: z.array(suggestedWords).max(40),
});
export type CaseSettings = z.infer<typeof caseSettings>;
export const caseSettingsBody = caseSettings.extend({
  revision: z.number().int().min(0).describe("As it was read; refused where somebody changed it meanwhile"),
});
