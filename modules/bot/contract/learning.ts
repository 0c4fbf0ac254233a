import * as z from "zod";
import { bothWords, id, instant } from "./common.ts";

/** Questions that mean the same and were not answered. */
export const unansweredGroup = z.object({
  key: z.string(),
  question: z.string().describe("The one that stands for all"),
  language: z.enum(["fa", "en"]),
  volume: z.number(),
  minutes: z.number().describe("Volume × minutes that an answer costs a colleague"),
  first_at: instant,
  last_at: instant,
  questions: z.array(z.object({ message: id, conversation: id, text: z.string(), at: instant, why: z.string() })),
  suggested_intent: z.object({ id, title: z.string(), score: z.number() }).nullable(),
  suggested_article: z.object({ id, title: z.string() }).nullable(),
});
export type UnansweredGroup = z.infer<typeof unansweredGroup>;
export const learnBody = z.object({
  messages: z.array(id).min(1).max(500),
  as: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("examples"), intent: id }),
    z.object({ kind: z.literal("intent"), title: z.string().trim().min(1).max(120) }),
    z.object({ kind: z.literal("none_of_mine") }),
    z.object({ kind: z.literal("article"), title: z.string().trim().min(1).max(200) }),
    z.object({ kind: z.literal("dismissed") }),
  ]),
});
export const learnt = z.object({ intent: id.nullable(), article: id.nullable(), examples: z.number() });

export const numbersQuery = z.object({ from: z.iso.date(), to: z.iso.date() });
const said = z.object({ answers: z.number(), satisfied: z.number().describe("4 or 5 of 5") });
/** What customers answered when they were asked about a conversation: one the bot answered alone, and one with a person's reply. */
export const satisfaction = z.object({ bot: said, people: said });
export type Satisfaction = z.infer<typeof satisfaction>;
export const botNumbers = z.object({
  conversations: z.number().describe("In which the bot answered, or handed over"),
  contained: z.number().describe("Of these: no person had to answer, a day after the last word"),
  handed_over: z.array(z.object({ reason: z.string(), conversations: z.number() })),
  answers: z.array(z.object({ source: z.string(), turns: z.number() })),
  unsure: z.number(),
  wrong_answers: z.number(),
  median_ms: z.number().nullable().describe("From the message being stored to the answer"),
  slow_ms: z.number().nullable().describe("99 of 100 are answered sooner"),
  human_median_seconds: z.number().nullable().describe("A person's first reply in the same days"),
  satisfaction,
});

export const incidentBody = z
  .object({
    title: z.string().trim().min(1).max(200),
    message: bothWords,
    words: z
      .array(z.string().trim().min(2).max(60))
      .max(40)
      .default([])
      .describe("A message with one of these is about it"),
    intents: z.array(id).max(50).default([]),
    touches: z
      .object({
        segments: z.array(id).max(50).default([]),
        cities: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
        products: z.array(id).max(100).default([]).describe("Who bought one of these"),
      })
      .default({ segments: [], cities: [], products: [] })
      .describe("All empty: everybody"),
    from: instant,
    until: instant.nullable().default(null),
  })
  .refine(({ message }) => message.fa !== "" || message.en !== "", { path: ["message"] });
export type IncidentBody = z.infer<typeof incidentBody>;
export const incidentRow = z.object({
  id,
  ...incidentBody.shape,
  resolved_at: instant.nullable(),
});
export const handBackBody = z.object({ language: z.enum(["fa", "en"]).optional() });
