import { gramsOf } from "./grams.ts";
import { chanceOfKnown, signsOf } from "./known.ts";
import { largestAt, score, softmax } from "./scorer.ts";
import type { IntentModel } from "./train-intents.ts";
import { vectorOf } from "./vocabulary.ts";

/** What a text is about: null where it is none of the intents; the chance that this is right; and the intents by their chance. */
export type IntentAnswer = {
  intent: string | null;
  score: number;
  ranking: { intent: string; score: number }[];
};

const longestRanking = 10;

/**
 * Tells what a text is about. `ranking` holds the ten likeliest intents; each score is the chance that the text is about one of the
 * intents at all, times the chance that it is this one. `score` is that of the answer; of null, the chance that it is none of them.
 * A text that shares nothing with the examples is null, surely. Never throws; under a millisecond in most cases.
 */
export function classifyIntent(model: IntentModel, text: string): IntentAnswer {
  const vector = vectorOf(model.vocabulary, gramsOf(text));
  const { intents, known } = model;
  if (vector.ids.length === 0 || intents.length === 0) return { intent: null, score: 1, ranking: [] };
  const scored = score(model.scorer, vector);
  const { blend } = scored;
  const none = softmax(blend, 1 / model.temperature)[intents.length] ?? 0;
  const chance = Math.min(1 - none, chanceOfKnown(known.weights, signsOf(scored, vector, intents.length)));
  const shares = softmax(blend.subarray(0, intents.length), 1 / model.temperature);
  const ranking = intents
    .map((intent, at) => ({ intent, score: chance * shares[at]! }))
    .sort((a, b) => b.score - a.score)
    .slice(0, longestRanking);
  if (chance < known.least || largestAt(blend) === intents.length) return { intent: null, score: 1 - chance, ranking };
  return { intent: ranking[0]!.intent, score: ranking[0]!.score, ranking };
}
