import type { Layer } from "./search-index.ts";

export type Tuning = { k1: number; weights: readonly [number, number, number]; b: readonly [number, number, number] };

/** What a term of a question weighs: the rarer the more; a term nobody has counts as the rarest. */
export function rarity(documents: number, having: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

/**
 * Adds to `scores` (by place) what each term brings a document: BM25F after Robertson, Zaragoza and Taylor, "Simple BM25 extension to
 * multiple weighted fields" (2004): counts of fields, each over its own length, summed by weight before they saturate.
 */
export function scoreLayer(
  layer: Layer,
  terms: ReadonlyMap<string, number>,
  { k1, weights, b }: Tuning,
  documents: number,
  scores: Float64Array,
): void {
  const average = layer.totals.map((total) => Math.max(total / documents, 1));
  for (const [term, share] of terms) {
    const number = layer.numbers.get(term);
    if (number === undefined) continue;
    const { count, places, counts } = layer.postings[number]!;
    const weight = share * rarity(documents, count);
    for (let at = 0; at < count; at++) {
      const place = places[at]!;
      const packed = counts[at]!;
      const own = [packed >>> 24, (packed >>> 16) & 255, packed & 65_535];
      let frequency = 0;
      for (let field = 0; field < 3; field++) {
        if (own[field])
          frequency +=
            (weights[field]! * own[field]!) /
            (1 - b[field]! + (b[field]! * layer.lengths[place * 3 + field]!) / average[field]!);
      }
      scores[place]! += (weight * frequency * (k1 + 1)) / (k1 + frequency);
    }
  }
}
