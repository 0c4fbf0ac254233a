import { type Calibration, calibrate } from "./calibrate.ts";
import { gramsOf } from "./grams.ts";
import { learnScorer, type Scorer } from "./scorer.ts";
import { learnVocabulary, type Vocabulary, vectorOf } from "./vocabulary.ts";

/** A question somebody asks, and what it is about; `__none__` where it is none of the intents. */
export type IntentExample = { text: string; intent: string };

/** What was learned of a set of intents. */
export type IntentModel = Calibration & { intents: string[]; vocabulary: Vocabulary; scorer: Scorer };

/** The name of what is none of the intents. */
export const noIntent = "__none__";

/** With fewer examples a net takes away from what planes know: MASSIVE (fa) with four examples an intent .649, without .653. */
const enoughForNet = 1_000;

/**
 * Learns to tell intents apart and to see what is none of them. The same examples in the same order give the same model on every
 * machine. Texts without a letter, a digit or an emoji are passed over. About a second for 1,000 examples, up to twenty for 10,000 on a busy machine:
 * off the request path, see `trainIntentsInWorker`. Any number of intents and examples will do, none at all too.
 */
export function trainIntents(examples: readonly IntentExample[]): IntentModel {
  const readable = examples.map(({ text, intent }) => ({ grams: gramsOf(text), intent }));
  const told = readable.filter(({ grams }) => grams.keys.length > 0);
  const intents = [...new Set(told.map(({ intent }) => intent))].filter((intent) => intent !== noIntent).sort();
  const places = new Map([...intents, noIntent].map((intent, at) => [intent, at]));
  const labels = Int32Array.from(told, ({ intent }) => places.get(intent)!);
  const grams = told.map((each) => each.grams);
  const classes = intents.length + (told.some(({ intent }) => intent === noIntent) ? 1 : 0);
  const vocabulary = learnVocabulary(grams);
  const vectors = grams.map((each) => vectorOf(vocabulary, each));
  const withNet = told.length >= enoughForNet;
  const scorer = learnScorer(vectors, labels, { features: vocabulary.keys.length, classes, withNet });
  return { ...calibrate({ grams, labels, intents: intents.length, classes }), intents, vocabulary, scorer };
}
