import {
  classifyIntent,
  type IntentAnswer,
  type IntentExample,
  type IntentModel,
  readIntents,
  trainIntentsInWorker,
  writeIntents,
} from "../../../../platform/intents/index.ts";

// What the bot asks of platform/intents: intents by the texts of their ids, learnt in a thread of its own.
export type { IntentAnswer, IntentExample, IntentModel };
export { classifyIntent, readIntents as recall };

/** Learns from examples off the request path; gives bytes that any process of this version reads. */
export async function teach(examples: readonly IntentExample[]): Promise<Buffer> {
  return writeIntents(await trainIntentsInWorker(examples));
}
