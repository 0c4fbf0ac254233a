import * as z from "zod";
import { bothWords } from "./common.ts";

/** Channels on which the bot may answer. */
export const botChannels = ["chat", "telegram", "bale", "rubika", "sms", "email", "form"] as const;

const topic = z.object({
  name: z.string().trim().min(1).max(80),
  words: z.array(z.string().trim().min(2).max(60)).min(1).max(40).describe("Any of these in a message brings a person"),
  team: z.number().int().positive().nullable().default(null),
});

/** A model of language of the operator's choice: any endpoint that speaks as OpenAI's does. Off unless it is switched on. */
export const languageModel = z.object({
  on: z.boolean().default(false),
  base_url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .or(z.literal(""))
    .default(""),
  model: z.string().trim().max(120).default(""),
  timeout_seconds: z.number().int().min(1).max(20).default(6),
  monthly_tokens: z.number().int().min(0).max(1_000_000_000).default(1_000_000),
});

/** How the bot of a brand behaves. */
export const botSettings = z.object({
  channels: z
    .array(z.enum(botChannels))
    .max(botChannels.length)
    .default([])
    .describe("Where it answers; empty: it is off"),
  name: bothWords.default({ fa: "دستیار", en: "Assistant" }),
  greeting: bothWords.default({
    fa: "من {{bot}} هستم، یک ربات. اگر جواب را ندانم، شما را به همکارانم می‌سپارم.",
    en: "I am {{bot}}, a bot. What I do not know I hand to my colleagues.",
  }),
  topics: z.array(topic).max(50).default([]).describe("What goes to a person at once"),
  people: z
    .enum(["never", "within_hours", "always"])
    .default("never")
    .describe("When people answer first and the bot stays silent"),
  sure: z.number().min(0.3).max(0.99).default(0.65).describe("From this score on an intent is answered"),
  gap: z.number().min(0).max(0.5).default(0.15).describe("Two intents closer than this are asked about"),
  article_sure: z
    .number()
    .min(0.3)
    .max(0.99)
    .default(0.8)
    .describe("From this chance on an article is said and not only offered"),
  unsure_limit: z.number().int().min(1).max(5).default(2),
  upset: z.number().min(-1).max(-0.2).default(-0.85).describe("From this sentiment down a person takes over"),
  most_in_hour: z
    .number()
    .int()
    .min(3)
    .max(60)
    .default(20)
    .describe("So many answers in one conversation and hour, then a person"),
  minutes_per_question: z
    .number()
    .min(0.5)
    .max(120)
    .default(5)
    .describe("What an answer costs a colleague, for estimates"),
  language_model: languageModel.default(languageModel.parse({})),
});
export type BotSettings = z.infer<typeof botSettings>;
/** `key` replaces the key of the language model, an empty one takes it away; left out, it stays while the place it is for does. */
export const botSettingsBody = botSettings.extend({ key: z.string().trim().max(400).optional() });
export const botSettingsRow = botSettings.extend({
  has_key: z.boolean(),
  used_tokens: z.number().describe("Tokens of the language model this month"),
});

/** What may be wrong with a model's endpoint. */
export const modelProblems = [
  "no_address",
  "no_model",
  "address_refused",
  "unreachable",
  "too_slow",
  "wrong_key",
  "unknown_model",
  "no_quota",
  "wrong_address",
  "refused",
  "server_failed",
  "strange_answer",
] as const;
export type ModelProblem = (typeof modelProblems)[number];
/** A model as it stands in the form; without `key` the kept one is used, as long as it goes to the same place. */
export const modelTrialBody = z.object({ language_model: languageModel, key: z.string().trim().max(400).optional() });
export const modelTrial = z.object({
  problem: z.enum(modelProblems).nullable().describe("null: it works"),
  milliseconds: z.number(),
  said: z.string().nullable(),
  detail: z.string().nullable().describe("The endpoint's own words"),
});
export type ModelTrial = z.infer<typeof modelTrial>;
