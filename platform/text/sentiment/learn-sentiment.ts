import { featuresOf } from "./features.ts";
import { chances, lexiconLogits, type SentimentModel, type Vector, vectorOf } from "./model.ts";
import { type Reading, readSentiment, type SentimentLabel, sentimentLabels } from "./read-sentiment.ts";

export type SentimentExample = { text: string; label: SentimentLabel };

type Sample = { reading: Reading; label: number; prior: number[] };
type Learned = { rarity: Map<string, number>; bias: number[]; weights: Map<string, number[]> };
/** A sample that was not learned from: what the lexicon says of it and what was learned adds. */
type Judged = { label: number; prior: number[]; added: number[] };

const mostFeatures = 80_000;
const folds = 5;
const shares = [0, 0.25, 0.5, 0.75, 1, 1.25];
const heats = [0.5, 0.7, 1, 1.4, 2];

/**
 * Learns from rated comments: multinomial logistic regression whose starting point is what the lexicon says, so that it only
 * learns where the lexicon is wrong. How much of it counts, and how sure it may sound, is found on comments it did not learn
 * from; where that does not gain clearly, nothing of it counts. The same examples give the same model.
 */
export function learnSentiment(examples: readonly SentimentExample[]): SentimentModel {
  const labels = labelsOf(examples);
  const samples = shuffled(
    examples.map(({ text, label }): Sample => {
      const reading = readSentiment(text);
      return { reading, label: labels.indexOf(label), prior: lexiconLogits(reading, labels) };
    }),
  );
  const { share, heat } = chooseShare(judgeUnseen(samples, labels.length));
  const nothing: Learned = { rarity: new Map(), bias: labels.map(() => 0), weights: new Map() };
  const learned = share > 0 ? learn(samples, labels.length) : nothing;
  return {
    ...{ kind: "hamdel-sentiment" as const, version: 1 as const, examples: examples.length, labels: [...labels] },
    ...{ share, heat, bias: learned.bias.map(rounded) },
    ...written(learned),
  };
}

// Who rates with two labels alone never means the third; a few examples do not show that.
function labelsOf(examples: readonly SentimentExample[]): readonly SentimentLabel[] {
  const present = new Set(examples.map(({ label }) => label));
  if (examples.length < 20 || present.size < 2) return sentimentLabels;
  return sentimentLabels.filter((label) => present.has(label));
}

function written({ rarity, weights }: Learned): Pick<SentimentModel, "rarity" | "weights"> {
  const telling = [...weights].filter(([, list]) => list.some((weight) => Math.abs(weight) >= 0.001));
  return {
    rarity: Object.fromEntries([...rarity].map(([feature, value]) => [feature, rounded(value)])),
    weights: Object.fromEntries(telling.map(([feature, list]) => [feature, list.map(rounded)])),
  };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** Judges each fifth by what the other four teach; of many examples one fifth is enough. */
function judgeUnseen(samples: readonly Sample[], labels: number): Judged[] {
  if (samples.length < 2 * folds || labels < 2) return [];
  const rounds = samples.length > 3000 ? 1 : folds;
  return Array.from({ length: rounds }, (_, fold) => {
    const learned = learn(
      samples.filter((_, at) => at % folds !== fold),
      labels,
    );
    return samples
      .filter((_, at) => at % folds === fold)
      .map(({ reading, label, prior }) => ({
        label,
        prior,
        added: addedBy(learned, vectorOf(reading, learned.rarity)),
      }));
  }).flat();
}

function addedBy({ bias, weights }: Learned, vector: Vector): number[] {
  const added = [...bias];
  for (const [feature, value] of vector) {
    const list = weights.get(feature);
    if (list) for (const [label, weight] of list.entries()) added[label]! += weight * value;
  }
  return added;
}

function chooseShare(judged: readonly Judged[]): { share: number; heat: number } {
  if (judged.length === 0) return { share: 0, heat: 1 };
  let best = { share: 0, heat: 1, loss: Number.POSITIVE_INFINITY };
  // A gain of one or two may be luck.
  const needed = rightOf(judged, 0) + Math.max(1, 0.3 * Math.sqrt(judged.length));
  for (const share of shares) {
    if (share > 0 && rightOf(judged, share) < needed) continue;
    for (const heat of judged.length < 200 ? [1] : heats) {
      const loss = lossOf(judged, share, heat);
      if (loss < best.loss - (share === best.share ? 0 : 0.003)) best = { share, heat, loss };
    }
  }
  return { share: best.share, heat: best.heat };
}

const mixed = ({ prior, added }: Judged, share: number) => prior.map((logit, label) => logit + share * added[label]!);

function lossOf(judged: readonly Judged[], share: number, heat: number): number {
  const losses = judged.map((one) => -Math.log(Math.max(1e-9, chances(mixed(one, share), heat)[one.label]!)));
  return losses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, losses.length);
}

function rightOf(judged: readonly Judged[], share: number): number {
  return judged.filter((one) => {
    const logits = mixed(one, share);
    return logits.indexOf(Math.max(...logits)) === one.label;
  }).length;
}

/** Gradient steps with a rate of their own for each weight (AdaGrad), drawn towards nothing learned. */
function learn(samples: readonly Sample[], labels: number): Learned {
  const rarity = rarities(samples);
  const rows = samples.map(({ reading, label, prior }) => ({ label, prior, vector: vectorOf(reading, rarity) }));
  const learned: Learned = { rarity, bias: new Array<number>(labels).fill(0), weights: new Map() };
  const squares = new Map<string, number[]>();
  const biasSquares = new Array<number>(labels).fill(0.1);
  const epochs = samples.length > 2000 ? 8 : 15;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { label, prior, vector } of rows) {
      const likely = chances(addedBy(learned, vector).map((added, at) => added + prior[at]!));
      const errors = likely.map((chance, at) => chance - (at === label ? 1 : 0));
      step(learned.bias, biasSquares, errors, 0.2);
      for (const [feature, value] of vector) {
        const weights = listOf(learned.weights, feature, labels, 0);
        step(weights, listOf(squares, feature, labels, 0.1), errors, value);
      }
    }
  }
  return learned;
}

const rate = 0.35;
const pull = 0.0005;

function step(weights: number[], squares: number[], errors: readonly number[], value: number): void {
  for (const [label, error] of errors.entries()) {
    const slope = error * value + pull * weights[label]!;
    squares[label]! += slope * slope;
    weights[label]! -= (rate * slope) / Math.sqrt(squares[label]!);
  }
}

function listOf(map: Map<string, number[]>, feature: string, length: number, start: number): number[] {
  const known = map.get(feature);
  if (known) return known;
  const list = new Array<number>(length).fill(start);
  map.set(feature, list);
  return list;
}

function rarities(samples: readonly Sample[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { reading } of samples) {
    for (const feature of featuresOf(reading).keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= 2).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(
    often.slice(0, mostFeatures).map(([feature, count]) => [feature, 1 + Math.log(samples.length / count)]),
  );
}

// The same order every time, whatever order the examples came in of themselves (Lehmer's generator).
function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list];
  let seed = 20_260_321;
  for (let at = mixed.length - 1; at > 0; at--) {
    seed = (seed * 48_271) % 2_147_483_647;
    const other = seed % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
