import { type Grams, kinds } from "./grams.ts";

/**
 * The features that a model knows: hashes in rising order, the id and the weight of each. Ids begin with the most frequent, so that the
 * rows of a matrix which are used all the time lie together in memory: learning takes a third of the time.
 */
export type Vocabulary = { keys: Uint32Array; ids: Int32Array; weights: Float32Array };

/** A text as a sparse vector of length 1, and the share of its words that were never seen (1 for a text without words). */
export type Vector = { ids: Int32Array; values: Float32Array; unknown: number };

/** Of words and stems with their neighbours and classes, of pieces and of pairs: chosen on banking77, clinc150 and MASSIVE (README). */
const viewWeights = [1, 1, 0.5];
const viewOf = [0, 0, 1, 2, 0, 0];
/** From so many examples on, what occurs in one alone is left out. */
const manyExamples = 4_000;

/** tf-idf: ln((1 + n) / (1 + df)) + 1, Salton and Buckley 1988 with the smoothing of scikit-learn. */
export function learnVocabulary(texts: readonly Grams[]): Vocabulary {
  const total = texts.reduce((sum, { keys }) => sum + keys.length, 0);
  const all = new Uint32Array(total);
  let end = 0;
  for (const { keys } of texts) {
    all.set(keys, end);
    end += keys.length;
  }
  all.sort();
  const least = texts.length >= manyExamples ? 2 : 1;
  const keys: number[] = [];
  const weights: number[] = [];
  for (let from = 0, to = 0; from < total; from = to) {
    while (to < total && all[to] === all[from]) to++;
    if (to - from < least) continue;
    keys.push(all[from]!);
    weights.push(Math.log((1 + texts.length) / (1 + to - from)) + 1);
  }
  const ids = new Int32Array(keys.length);
  const byFrequency = keys.map((_, at) => at).sort((a, b) => weights[a]! - weights[b]!);
  for (const [id, at] of byFrequency.entries()) ids[at] = id;
  return { keys: Uint32Array.from(keys), ids, weights: Float32Array.from(weights) };
}

/** The vector of a text: each view (words, pieces, pairs) scaled to its own length, then all of it to 1. */
export function vectorOf(vocabulary: Vocabulary, grams: Grams): Vector {
  const ids: number[] = [];
  const values: number[] = [];
  const views: number[] = [];
  const squares = [0, 0, 0];
  let words = 0;
  let strange = 0;
  for (let at = 0; at < grams.keys.length; at++) {
    const found = find(vocabulary.keys, grams.keys[at]!);
    const kind = grams.kinds[at]!;
    if (kind === kinds.word) words++;
    if (found < 0) {
      if (kind === kinds.word) strange++;
      continue;
    }
    const value = (1 + Math.log(grams.times[at]!)) * vocabulary.weights[found]!;
    const view = viewOf[kind]!;
    ids.push(vocabulary.ids[found]!);
    values.push(value);
    views.push(view);
    squares[view]! += value * value;
  }
  const length = Math.sqrt(viewWeights.reduce((sum, weight, view) => sum + (squares[view]! > 0 ? weight ** 2 : 0), 0));
  const scales = viewWeights.map((weight, view) => weight / Math.sqrt(squares[view]! || 1) / (length || 1));
  return {
    ids: Int32Array.from(ids),
    values: Float32Array.from(values, (value, at) => value * scales[views[at]!]!),
    unknown: words > 0 ? strange / words : 1,
  };
}

function find(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = keys[middle]!;
    if (there === key) return middle;
    if (there < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
