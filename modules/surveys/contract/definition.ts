import * as z from "zod";

/** Languages in which a survey may be asked. */
export const languages = ["fa", "en"] as const;
export type SurveyLanguage = (typeof languages)[number];

/** Words in some of the survey's languages; at least one. */
export const words = z
  .object({ fa: z.string().trim().max(2000).optional(), en: z.string().trim().max(2000).optional() })
  .refine((both) => Boolean(both.fa || both.en), { message: "at least one language" });
export type Words = z.infer<typeof words>;

/** Names a question, an option, a section or an ending within its survey; never reused for something else. */
export const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What a score question measures. `nps_1_10` is asked from 1 to 10, stands apart, and is never pooled with or rescaled to 0–10. */
export const scoreKinds = ["nps", "nps_1_10", "csat", "ces", "expectation"] as const;
export type ScoreKind = (typeof scoreKinds)[number];

/** One comparison of an earlier answer, or of something known of the customer (`customer.lifecycle`). */
const comparison = z.object({
  of: z.string().regex(/^(customer\.)?[a-z][a-z0-9_]{0,39}$/),
  is: z.enum(["answered", "unanswered", "equals", "not_equals", "one_of", "at_least", "at_most", "contains"]),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
});
export type Comparison = z.infer<typeof comparison>;
/** All or any of some comparisons. An empty list always holds. */
export const condition = z.object({ match: z.enum(["all", "any"]).default("all"), of: z.array(comparison).max(20) });
export type Condition = z.infer<typeof condition>;

const asked = {
  key,
  title: words.describe("`{{question_key}}` and `{{customer.first_name}}` stand for what is known"),
  note: words.optional(),
  required: z.boolean().default(false),
  show_if: condition.optional(),
};
const option = z.object({
  key,
  title: words,
  picture: z.string().max(300).optional().describe("Address of the picture: one of its own, or one that was uploaded"),
  alt: words.optional().describe("What is to be seen in the picture; needed for one that was uploaded"),
});
const options = z.array(option).min(1).max(60);

export const question = z.discriminatedUnion("type", [
  z.object({
    ...asked,
    type: z.literal("scale"),
    from: z.number().int().min(0).max(1),
    to: z.number().int().min(2).max(10),
    looks: z.enum(["numbers", "stars", "faces"]).default("numbers"),
    low_label: words.optional(),
    high_label: words.optional(),
    labels: z.array(words).max(11).optional().describe("A name for each step, lowest first"),
    score: z.enum(scoreKinds).optional(),
  }),
  z.object({
    ...asked,
    type: z.literal("choice"),
    options,
    many: z.boolean().default(false),
    least: z.number().int().min(0).max(60).optional(),
    most: z.number().int().min(1).max(60).optional(),
    other: z.boolean().default(false),
    pictures: z.boolean().default(false),
    random: z.boolean().default(false),
    score: z.literal("expectation").optional().describe("Options are then missed, met and exceeded"),
  }),
  z.object({ ...asked, type: z.literal("ranking"), options, random: z.boolean().default(false) }),
  z.object({ ...asked, type: z.literal("matrix"), rows: options, columns: options }),
  z.object({
    ...asked,
    type: z.literal("text"),
    long: z.boolean().default(false),
    most_characters: z.number().int().min(1).max(20_000).default(4000),
    /** Its sentiment counts as the customer's comment: an unhappy one can open a case. */
    comment: z.boolean().default(false),
  }),
  z.object({
    ...asked,
    type: z.literal("number"),
    least: z.number().optional(),
    most: z.number().optional(),
    whole: z.boolean().default(false),
  }),
  z.object({ ...asked, type: z.literal("date"), least: z.iso.date().optional(), most: z.iso.date().optional() }),
  z.object({ ...asked, type: z.literal("phone") }),
  z.object({ ...asked, type: z.literal("email") }),
  z.object({ ...asked, type: z.literal("national_id") }),
  z.object({
    ...asked,
    type: z.literal("file"),
    kinds: z
      .array(z.enum(["pictures", "documents"]))
      .min(1)
      .max(2)
      .default(["pictures", "documents"]),
    most: z.number().int().min(1).max(5).default(3).describe("So many files at most"),
  }),
  z.object({ ...asked, type: z.literal("consent"), purpose: z.enum(["marketing", "survey", "testimonial"]) }),
  z.object({ ...asked, type: z.literal("statement") }),
]);
export type Question = z.infer<typeof question>;
export type QuestionType = Question["type"];

/** After a question or a section: where it goes on, in order; the first that holds. `end` or `ending:KEY` ends it. */
export const jump = z.object({
  when: condition,
  to: z.string().regex(/^(end|ending:[a-z][a-z0-9_]{0,39}|[a-z][a-z0-9_]{0,39})$/),
});
export const section = z.object({
  key,
  title: words.optional(),
  note: words.optional(),
  random: z.boolean().default(false).describe("Questions in random order, the same for the same response"),
  questions: z.array(question).min(1).max(60),
  jumps: z.array(jump).max(20).default([]).describe("Asked when the section is done; forward only"),
});
export const ending = z.object({
  key,
  title: words,
  note: words.optional(),
  link: z.object({ url: z.url({ protocol: /^https?$/ }), label: words }).optional(),
});

/** Everything that is asked. Kept as it went live in `survey_version`. */
export const definition = z.object({
  languages: z.array(z.enum(languages)).min(1),
  greeting: z.object({ title: words, note: words.optional(), button: words.optional() }).optional(),
  sections: z.array(section).min(1).max(40),
  endings: z.array(ending).max(20).default([]),
  thanks: z.object({ title: words, note: words.optional() }).optional(),
  one_at_a_time: z.boolean().default(false),
  progress: z.boolean().default(true),
});
export type Definition = z.infer<typeof definition>;
export type Section = z.infer<typeof section>;

/** How a survey looks and behaves around its questions; may change without a new version. */
export const surveySettings = z.object({
  anonymous: z.boolean().default(false),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default("#0e8f8a"),
  logo: z.string().max(300).nullable().default(null),
  closes_at: z.iso.datetime({ offset: true }).nullable().default(null),
  quota: z.number().int().min(1).nullable().default(null).describe("Complete responses after which it closes"),
  closed_words: words.nullable().default(null),
  change_within_minutes: z.number().int().min(10).max(10_080).default(60),
  expires_after_days: z.number().int().min(1).max(365).default(30),
  open_link: z.boolean().default(true),
  touchpoint: z.string().max(60).nullable().default(null),
});
export type SurveySettings = z.infer<typeof surveySettings>;
