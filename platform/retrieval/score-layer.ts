import { countIn } from "./postings.ts";
import type { Layer } from "./search-index.ts";

/** BM25F's constants: how soon a count saturates, and of title, keywords and text how much each counts and how much its length. */
export type Tuning = {
  k1: number;
  weights: readonly [number, number, number];
  b: readonly [number, number, number];
};

/** What a term of a question weighs: the rarer the more; a term nobody has counts as the rarest. */
export function rarity(documents: number, having: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

/** What one occurrence counts in each field of each document, by place * 3 + field; to be made anew after a change. */
export function fieldShares(layer: Layer, { weights, b }: Tuning, documents: number): Float64Array {
  const average = layer.totals.map((total) => Math.max(total / documents, 1));
  return Float64Array.from(layer.lengths, (length, at) => {
    const field = at % 3;
    return weights[field]! / (1 - b[field]! + (b[field]! * length) / average[field]!);
  });
}

/**
 * Adds to `scores` (by place) what each term brings a document: BM25F after Robertson, Zaragoza and Taylor, "Simple BM25 extension to
 * multiple weighted fields" (2004): counts of fields, each over its own length, summed by weight before they saturate.
 */
export function scoreLayer(
  layer: Layer,
  terms: ReadonlyMap<string, number>,
  given: { k1: number; shares: Float64Array; documents: number },
  scores: Float64Array,
): void {
  const { k1, shares, documents } = given;
  for (const [term, share] of terms) {
    const number = layer.numbers.get(term);
    if (number === undefined) continue;
    const { count, places, counts } = layer.postings[number]!;
    const weight = share * rarity(documents, count) * (k1 + 1);
    for (let at = 0; at < count; at++) {
      const place = places[at]!;
      const packed = counts[at]!;
      let frequency = countIn(packed, 2) * shares[place * 3 + 2]!;
      if (packed > 65_535)
        frequency += countIn(packed, 0) * shares[place * 3]! + countIn(packed, 1) * shares[place * 3 + 1]!;
      scores[place]! += (weight * frequency) / (k1 + frequency);
    }
  }
}
