import * as z from "zod";
import { languages } from "./definition.ts";

/** The ways an answer comes; one of them stands on every response. */
export const modes = [
  "web",
  "email",
  "sms",
  "chat",
  "messenger",
  "app",
  "phone",
  "ivr",
  "kiosk",
  "paper",
  "import",
  "api",
] as const;
export const mode = z.enum(modes);
export type Mode = z.infer<typeof mode>;

/**
 * One value, by the type of its question: scale and number → number; one choice, several, ranking → keys in an array (`{ picked, other }`
 * where something else was written); matrix → row key to column key; consent → boolean; file → names under which the files are kept;
 * the rest → text,
 * a date as YYYY-MM-DD. Null: shown and passed over.
 */
export const answer = z.union([
  z.null(),
  z.number(),
  z.boolean(),
  z.string().max(20_000),
  z.array(z.string().max(60)).max(60),
  z.object({ picked: z.array(z.string().max(60)).max(60), other: z.string().max(1000) }),
  z.record(z.string().max(60), z.string().max(60)),
]);
export type Answer = z.infer<typeof answer>;
export const answers = z.record(z.string().max(40), answer);
export type Answers = z.infer<typeof answers>;

/** What stands around an answer. Names of partners and products are external ids, as in orders. */
export const circumstances = z.object({
  channel: z.string().max(40).nullish(),
  touchpoint: z.string().max(60).nullish(),
  partner: z.string().max(200).nullish(),
  product: z.string().max(200).nullish(),
  agent: z.string().max(200).nullish(),
});

/** `POST /surveys/{key}/responses`. `external_id` makes the same response known when it comes again. */
export const responseBody = circumstances.extend({
  external_id: z.string().min(1).max(200).nullish(),
  answered_at: z.iso.datetime({ offset: true }).nullish(),
  answers: answers.default({}),
  score: z.number().int().nullish().describe("Of the survey's first score question, instead of naming it"),
  comment: z.string().max(20_000).nullish().describe("Of its first comment question, instead of naming it"),
  customer_external_id: z.string().max(200).nullish(),
  customer_id: z.number().int().positive().nullish(),
  mode: mode.default("api"),
  language: z.enum(languages).nullish(),
  test: z.boolean().default(false),
});
export type ResponseBody = z.infer<typeof responseBody>;
export const responseTaken = z.object({ id: z.number(), result: z.enum(["recorded", "repeated", "changed"]) });
