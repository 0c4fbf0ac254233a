import type { Grams } from "./grams.ts";
import { chanceOfKnown, type Known, type KnownExample, learnKnown, signsOf, usualWeights } from "./known.ts";
import { largestAt, learnScorer, type Scored, score, softmax } from "./scorer.ts";
import { shuffled } from "./shuffle.ts";
import { learnVocabulary, vectorOf } from "./vocabulary.ts";

/** Examples as they are learned from: class `intents` is `__none__`, where there is one. */
export type Labelled = { grams: readonly Grams[]; labels: Int32Array; intents: number; classes: number };

export type Calibration = { temperature: number; known: Known };

type Held = { scored: Scored; signs: Float32Array; label: number; leftOut: boolean };

const mostQuestions = 1_500;
/** From which chance on a question counts as known while there are few examples; weighs as much as so many held-out answers. */
const usualLeast = 0.65;
const usualCounts = 50;
/** Of fewer right answers than so many the two least sure are passed over: one that is right by accident would say how sure to be. */
const fewAnswers = 500;
const byAccident = 2;

/**
 * Learns from held-out examples how sure to be. In each round a part of the examples is held out and, where there are enough intents,
 * all examples of some intents: these stand for questions that nobody foresaw. Gives the temperature (Guo et al., ICML 2017) under which
 * the chances of the right intents are likeliest, the weights of the signs of a known question, and from where on one is taken as known:
 * so that of right answers 3 in 200 are lost where there are examples of `__none__`, and 1 in 1,000 where there are none.
 */
export function calibrate(labelled: Labelled): Calibration {
  const held = questionsHeldOut(labelled);
  if (held.length === 0) return { temperature: 1, known: { weights: usualWeights, least: usualLeast } };
  const within = held.filter(({ label, leftOut }) => label < labelled.intents && !leftOut);
  const weights = learnKnown(weighed(held, labelled));
  const right = within
    .filter(({ scored, label }) => largestAt(scored.blend) === label)
    .map(({ signs }) => chanceOfKnown(weights, signs))
    .sort((a, b) => a - b);
  const lost = labelled.classes > labelled.intents ? 0.015 : 0.001;
  const passedOver = Math.max(Math.floor(right.length * lost), right.length < fewAnswers ? byAccident : 0);
  const there = right[passedOver] ?? 0;
  const least = (there * right.length + usualLeast * usualCounts) / (right.length + usualCounts);
  return { temperature: temperatureFor(within), known: { weights, least } };
}

function questionsHeldOut({ grams, labels, intents, classes }: Labelled): Held[] {
  const parts = grams.length > 4_000 ? 3 : 5;
  const rounds = grams.length > 4_000 ? 1 : parts;
  const place = new Int32Array(grams.length);
  for (const [at, example] of shuffled(grams.length, 1).entries()) place[example] = at % parts;
  return Array.from({ length: rounds }, (_, round) => {
    const leftOut = (label: number) => intents >= 5 && label < intents && label % (2 * parts) === round;
    const kept: number[] = [];
    const asked: number[] = [];
    for (let at = 0; at < grams.length; at++) (place[at] === round || leftOut(labels[at]!) ? asked : kept).push(at);
    if (kept.length === 0) return [];
    const vocabulary = learnVocabulary(kept.map((at) => grams[at]!));
    const vectors = kept.map((at) => vectorOf(vocabulary, grams[at]!));
    const shape = { features: vocabulary.keys.length, classes, withNet: false };
    const scorer = learnScorer(
      vectors,
      Int32Array.from(kept, (at) => labels[at]!),
      shape,
    );
    return sampled(asked, labels, intents).map((at) => {
      const vector = vectorOf(vocabulary, grams[at]!);
      const scored = score(scorer, vector);
      return { scored, signs: signsOf(scored, vector, intents), label: labels[at]!, leftOut: leftOut(labels[at]!) };
    });
  }).flat();
}

/** At most some thousand questions, all of `__none__` among them. */
function sampled(asked: number[], labels: Int32Array, intents: number): number[] {
  const none = asked.filter((at) => labels[at] === intents);
  const others = asked.filter((at) => labels[at] !== intents);
  const order = shuffled(others.length, 2).subarray(0, mostQuestions);
  return [...none, ...Array.from(order, (at) => others[at]!)];
}

/** Known ones count for four in five; examples of `__none__` for twice as much as left-out intents, as they are the real thing. */
function weighed(held: readonly Held[], { intents }: Labelled): KnownExample[] {
  const groupOf = ({ label, leftOut }: Held) => (label === intents ? 0 : leftOut ? 1 : 2);
  const sizes = [0, 0, 0];
  for (const each of held) sizes[groupOf(each)]!++;
  const shares = [sizes[1]! > 0 ? 2 / 15 : 0.2, sizes[0]! > 0 ? 1 / 15 : 0.2, 0.8];
  return held.map((each) => {
    const group = groupOf(each);
    return { signs: each.signs, known: group === 2, counts: (shares[group]! * held.length) / sizes[group]! };
  });
}

function temperatureFor(within: readonly Held[]): number {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (let power = -8; power <= 8; power++) {
    const temperature = 2 ** (power / 4);
    let loss = 0.5 * Math.log(temperature) ** 2;
    for (const { scored, label } of within)
      loss -= Math.log(Math.max(1e-9, softmax(scored.blend, 1 / temperature)[label]!));
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}
