import type { Vector } from "./vocabulary.ts";

/** The examples themselves, by feature: which of them have it and how much (in 255ths). */
export type Neighbours = { starts: Int32Array; examples: Int32Array; amounts: Uint8Array; labels: Int32Array };

const sharpness = 12;
const floor = 1e-4;

/** Turns the vectors of examples into lists by feature. */
export function keepNeighbours(vectors: readonly Vector[], labels: Int32Array, features: number): Neighbours {
  const starts = new Int32Array(features + 1);
  for (const { ids } of vectors) for (const id of ids) starts[id + 1]!++;
  for (let id = 0; id < features; id++) starts[id + 1]! += starts[id]!;
  const ends = starts.slice();
  const examples = new Int32Array(starts[features]!);
  const amounts = new Uint8Array(starts[features]!);
  for (const [example, { ids, values }] of vectors.entries())
    for (let at = 0; at < ids.length; at++) {
      const place = ends[ids[at]!]!++;
      examples[place] = example;
      amounts[place] = Math.max(1, Math.round(values[at]! * 255));
    }
  return { starts, examples, amounts, labels };
}

/** Where a text lies among the examples: each intent's share of what is near, and the cosines of the nearest and of the third. */
export type Nearness = { shares: Float32Array; nearest: number; third: number };

/** Cosine with every example; an intent's share is the sum of exp(12 (cosine − 1)) over its examples. */
export function nearnessOf(neighbours: Neighbours, { ids, values }: Vector, intents: number): Nearness {
  const { starts, examples, amounts, labels } = neighbours;
  const cosines = new Float32Array(labels.length);
  for (let at = 0; at < ids.length; at++) {
    const factor = values[at]! / 255;
    const end = starts[ids[at]! + 1]!;
    for (let place = starts[ids[at]!]!; place < end; place++) cosines[examples[place]!]! += amounts[place]! * factor;
  }
  const shares = new Float32Array(intents).fill(floor);
  const best = [0, 0, 0];
  for (let example = 0; example < cosines.length; example++) {
    const cosine = Math.min(1, cosines[example]!);
    shares[labels[example]!]! += Math.exp(sharpness * (cosine - 1));
    if (cosine <= best[2]!) continue;
    best[2] = cosine;
    best.sort((a, b) => b - a);
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return { shares: shares.map((share) => share / total), nearest: best[0]!, third: best[2]! };
}
