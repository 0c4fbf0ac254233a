import * as z from "zod";
import { answers } from "./answers.ts";
import { definition, languages, words } from "./definition.ts";

/** What happened in an app, as the app itself calls it: `order_delivered`. */
export const appEvent = z.string().regex(/^[a-z0-9][a-z0-9_.:-]{0,59}$/i);

/** How a survey asks within the brand's apps. */
export const appRule = z.object({
  site: z.number().int().positive().nullable().default(null).describe("One app; all of the brand's where it is null"),
  events: z.array(appEvent).max(20).default([]).describe("Events at which it asks; at any where there are none"),
  share: z.number().gt(0).max(1).default(1).describe("Share of users who are asked, always the same ones"),
  again_days: z.number().int().min(1).max(365).default(90).describe("The same user is not asked within so many days"),
  language: z.enum(languages).nullable().default(null).describe("As the app's where it is null"),
});
export type AppRule = z.infer<typeof appRule>;

/** `PUT /surveys/{key}/in-app`. */
export const appAskingBody = z.object({ rule: appRule, on: z.boolean() });
/** `rule` is null where none was ever set; `shown`, `answered` and `refused` count what apps were told to ask. */
export const appAsking = z.object({
  rule: appRule.nullable(),
  on: z.boolean(),
  shown: z.number(),
  answered: z.number(),
  refused: z.number(),
});
export type AppAsking = z.infer<typeof appAsking>;

/** `POST /app/surveys`: something happened; is anything to be asked? */
export const appHappening = z.object({
  key: z.string().max(60).describe("The app's public key, as of a site"),
  visitor: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .describe("A random number that this install of the app keeps"),
  claim: z.string().max(4000).optional().describe("Who they are, signed by the shop's own server"),
  event: appEvent.optional(),
  survey: z.string().max(60).optional().describe("One survey, which the user asks for by hand: no rule is asked"),
  language: z.enum(languages).optional(),
});
export type AppHappening = z.infer<typeof appHappening>;

/** A survey as an app draws it. What stands in `{{…}}` of earlier answers and of the customer is for the app to fill in. */
export const appSurvey = z.object({
  link: z.string().describe("Names this request in the addresses of answers"),
  page: z.string().describe("The same survey as a page for a web view"),
  survey: z.string(),
  name: z.string(),
  language: z.enum(languages),
  direction: z.enum(["rtl", "ltr"]),
  colour: z.string(),
  anonymous: z.boolean(),
  expires_at: z.string().nullable(),
  definition,
  customer: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .describe("What its words and conditions speak of; nothing where nobody signed who they are"),
  answers: answers.describe("What was answered so far"),
  answered: z.boolean().describe("Handed in already"),
});
export type AppSurvey = z.infer<typeof appSurvey>;
/** `survey` is null where nothing is to be asked now. */
export const appAsked = z.object({ survey: appSurvey.nullable() });
export type AppAsked = z.infer<typeof appAsked>;

export const appLink = z.object({ link: z.string().max(60) });
/** `POST /app/surveys/{link}/answers`. */
export const appAnswers = z.object({
  client_id: z
    .string()
    .regex(/^[\w-]{8,60}$/)
    .describe("The same for every attempt of this device to answer this survey"),
  answers,
  done: z.boolean().default(false).describe("Hand them in; else they are kept and count for nothing"),
  answered_at: z.iso.datetime({ offset: true }).optional().describe("When, where they waited on the device"),
  language: z.enum(languages).optional(),
});
export type AppAnswers = z.infer<typeof appAnswers>;
/** What became of answers, the questions that are asked next, and how it ends where nothing is left. */
export const appAnswered = z.object({
  result: z.enum(["kept", "recorded", "repeated", "changed"]),
  next: z.array(z.string()),
  ending: z
    .object({
      title: words.nullable(),
      note: words.nullable(),
      link: z.object({ url: z.string(), label: words }).nullable(),
    })
    .nullable(),
});
export type AppAnswered = z.infer<typeof appAnswered>;
/** `POST /app/surveys/{link}/dismissal`. */
export const appDismissal = z.object({
  how: z.enum(["later", "never", "unseen"]).describe("Put off, no surveys any more, or it was never shown"),
});
export type AppDismissal = z.infer<typeof appDismissal>;
