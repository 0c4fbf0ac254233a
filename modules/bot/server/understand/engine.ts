import {
  classifyIntent,
  type IntentAnswer,
  type IntentExample,
  type IntentModel,
  readIntents,
  trainIntentsInWorker,
} from "../../../../platform/intents/index.ts";

// What the bot asks of platform/intents: intents by the texts of their ids, learnt in a thread of its own into bytes that any process
// of this version reads.
export type { IntentAnswer, IntentExample, IntentModel };
export { classifyIntent, readIntents as recall, trainIntentsInWorker as teach };
