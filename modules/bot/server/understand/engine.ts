import { classifyIntent, type IntentAnswer } from "../../../../platform/intents/classify-intent.ts";
import { type IntentExample, type IntentModel, trainIntents } from "../../../../platform/intents/train-intents.ts";

// What this module asks of platform/intents and platform/text, in one place.
export type { IntentAnswer, IntentExample, IntentModel };
export { classifyIntent };

/** Learns from examples; gives bytes that any process reads. */
export async function teach(examples: readonly IntentExample[]): Promise<Buffer> {
  return Buffer.from(JSON.stringify(examples));
}

/** What `teach` gave. */
export function recall(bytes: Buffer): IntentModel {
  return trainIntents(JSON.parse(bytes.toString()));
}
