import * as z from "zod";

const act = z.discriminatedUnion("do", [
  z.object({ do: z.literal("intent"), intent: z.number() }),
  z.object({ do: z.literal("article"), article: z.number(), question: z.string() }),
  z.object({ do: z.literal("person") }),
  z.object({ do: z.literal("again") }),
]);
export type ChoiceAct = z.infer<typeof act>;

/** What the bot remembers of a conversation. Everything has a beginning, so that what an older version wrote is still read. */
export const threadState = z.object({
  language: z.enum(["fa", "en"]).nullable().default(null),
  greeted: z.boolean().default(false),
  /** A colleague pulled the bot back in: people do not answer first here. */
  pulled: z.boolean().default(false),
  /** How often in a row it was not understood, and how often the customer was unhappy. */
  unsure: z.number().default(0),
  upset: z.number().default(0),
  /** What the last question can be answered with. */
  choices: z.array(z.object({ label: z.string(), act })).default([]),
  flow: z.object({ id: z.number(), node: z.string(), tries: z.number() }).nullable().default(null),
  attributes: z.record(z.string(), z.string()).default({}),
  /** Proving who somebody is: which address is asked for, or that a code was sent. */
  proof: z.enum(["address", "code"]).nullable().default(null),
  proofTries: z.number().default(0),
  /** For whoever takes over: what was asked and what was said, the last ten. */
  told: z.array(z.object({ asked: z.string(), answered: z.string() })).default([]),
  intent: z.object({ id: z.number().nullable(), title: z.string(), score: z.number() }).nullable().default(null),
  shown: z.array(z.object({ title: z.string(), url: z.string() })).default([]),
});
export type ThreadState = z.infer<typeof threadState>;
export const freshThread: ThreadState = threadState.parse({});
