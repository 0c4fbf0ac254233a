import * as z from "zod";
import { id, instant } from "./common.ts";

/** From what something was answered. */
export const sources = [
  "intent",
  "flow",
  "article",
  "product",
  "order",
  "incident",
  "branch",
  "proof",
  "small_talk",
  "model",
  "asked_back",
  "unsure",
] as const;
export type Source = (typeof sources)[number];
/** Why a person takes over. */
export const handOverReasons = [
  "asked",
  "unsure",
  "upset",
  "topic",
  "people_hours",
  "too_many",
  "file",
  "flow",
  "intent",
  "no_answer",
] as const;
export type HandOverReason = (typeof handOverReasons)[number];

/** One step of thinking: what was looked at, and what came of it. */
export const reason = z.object({
  code: z.string(),
  passed: z.boolean().describe("Whether it decided, or spoke for what was decided"),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});
export type Reason = z.infer<typeof reason>;
export const ranked = z.object({ intent: id.nullable(), title: z.string(), score: z.number() });

export const tryBody = z.object({
  text: z.string().max(100_000),
  history: z.array(z.string().max(5000)).max(30).default([]).describe("What the customer wrote before, oldest first"),
  draft: z.boolean().default(true).describe("What is edited, or what is live"),
  language: z.enum(["fa", "en"]).optional(),
});
export const tryAnswer = z.object({
  outcome: z.enum(["replied", "asked_back", "unsure", "handed_over", "silent"]),
  source: z.string().nullable(),
  messages: z.array(z.object({ text: z.string(), buttons: z.array(z.string()) })),
  reasons: z.array(reason),
  ranking: z.array(ranked),
  articles: z.array(z.object({ id, title: z.string(), sure: z.number(), passage: z.string() })),
  read_as: z.string().nullable().describe("How Finglish or a wrong keyboard was read"),
  language: z.enum(["fa", "en"]),
  sentiment: z.object({ label: z.string(), score: z.number(), evidence: z.array(z.string()) }),
  attributes: z.record(z.string(), z.string()),
});
export type TryAnswer = z.infer<typeof tryAnswer>;

export const replayRow = z.object({
  id,
  asked_at: instant,
  total: z.number().nullable(),
  done: z.number(),
  finished_at: instant.nullable(),
  result: z
    .object({
      answered: z.number(),
      handed_over: z.number(),
      unsure: z.number(),
      changed: z.number().describe("Answered otherwise than what is live would"),
      examples: z.array(z.object({ conversation: id, question: z.string(), live: z.string(), draft: z.string() })),
    })
    .nullable(),
});

export const suggestions = z.object({
  replies: z.array(z.object({ text: z.string(), source: z.string(), title: z.string(), score: z.number() })),
  articles: z.array(z.object({ id, title: z.string(), url: z.string(), passage: z.string() })),
});
