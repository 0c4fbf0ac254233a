import { type Scored, softmax } from "./scorer.ts";
import type { Vector } from "./vocabulary.ts";

/** Weights of the signs that a question is about one of the intents, and from which chance on it is taken to be. */
export type Known = { weights: Float32Array; least: number };

/** One held-out question: its signs, whether it was known, and how much it counts. */
export type KnownExample = { signs: Float32Array; known: boolean; counts: number };

/**
 * What tells whether a question is known: how far it lies on the side of the best intent, how far ahead of the second, the cosines of
 * the nearest example and the third, the share of strange words, the side of `__none__` (−1 without one), how sure the blend is.
 */
export function signsOf({ blend, margins, near }: Scored, vector: Vector, intents: number): Float32Array {
  const [best, second] = twoLargest(margins.subarray(0, intents));
  const [sure] = twoLargest(softmax(blend, 1).subarray(0, intents));
  const none = margins.length > intents ? margins[intents]! : -1;
  return Float32Array.of(1, best, best - second, near.nearest, near.third, vector.unknown, none, sure);
}

function twoLargest(numbers: Float32Array): [number, number] {
  let [first, second] = [-1, -1];
  for (const number of numbers) {
    if (number > first) [first, second] = [number, first];
    else if (number > second) second = number;
  }
  return [first, second];
}

/** The chance, 0 to 1, that a question with these signs is about one of the intents. */
export function chanceOfKnown(weights: Float32Array, signs: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < signs.length; at++) sum += signs[at]! * weights[at]!;
  return 1 / (1 + Math.exp(-sum));
}

/** What holds before anything was learned: found on the public sets (README), and what few examples are drawn towards. */
export const usualWeights = Float32Array.of(-0.5, 1.5, 0.5, 3, 1, -1.5, -1, 1.5);
const drawnBy = 2;
const rounds = 600;

/** Logistic regression by Nesterov's gradient descent, drawn towards the usual weights (a Gaussian prior around them). */
export function learnKnown(examples: readonly KnownExample[]): Float32Array {
  const weights = Float32Array.from(usualWeights);
  const speed = new Float32Array(weights.length);
  const total = examples.reduce((sum, { counts }) => sum + counts, 0);
  const step = 1;
  for (let round = 0; round < rounds && total > 0; round++) {
    const ahead = weights.map((weight, at) => weight + 0.9 * speed[at]!);
    const slope = ahead.map((weight, at) => (drawnBy * (weight - usualWeights[at]!)) / (total + drawnBy));
    for (const { signs, known, counts } of examples) {
      const wrong = ((chanceOfKnown(ahead, signs) - (known ? 1 : 0)) * counts) / (total + drawnBy);
      for (let at = 0; at < slope.length; at++) slope[at]! += wrong * signs[at]!;
    }
    for (let at = 0; at < weights.length; at++) {
      speed[at] = 0.9 * speed[at]! - step * 0.1 * slope[at]!;
      weights[at]! += speed[at]!;
    }
  }
  return weights;
}
