import { isStopWord, stemOf, tokensOf } from "../text/index.ts";
import { gramsOf } from "./grams.ts";
import { rarity } from "./score-layer.ts";
import type { Layer, SearchIndex } from "./search-index.ts";

// What a stop word counts beside another: «چه سالی» tells something, but little.
const stopShare = 0.3;

/** A question made ready: terms with their share, terms in order as numbers (-1: unknown), and what all terms together weigh. */
export type Question = {
  words: Map<string, number>;
  grams: Map<string, number>;
  order: number[];
  wordWeight: number;
  gramWeight: number;
  /** Weight of each known word, by number. */
  weights: Map<number, number>;
  /** Which part of the question's weight stands in words that the index knows, 0 to 1. */
  known: number;
};

function weightOf(layer: Layer, term: string, share: number, documents: number): number {
  const number = layer.numbers.get(term);
  return share * rarity(documents, number === undefined ? 0 : layer.postings[number]!.count);
}

/** Reads what was typed against an index. */
export function readQuestion(index: SearchIndex, typed: string): Question {
  const documents = Math.max(index.places.size, 1);
  const words = new Map<string, number>();
  const grams = new Map<string, number>();
  const order: number[] = [];
  for (const word of tokensOf(typed).slice(0, 200)) {
    const language = /^[a-z]/.test(word) ? "en" : "fa";
    const share = isStopWord(word, language) ? stopShare : 1;
    const stem = stemOf(word, language);
    words.set(stem, Math.max(words.get(stem) ?? 0, share));
    order.push(index.words.numbers.get(stem) ?? -1);
    for (const gram of gramsOf(word)) grams.set(gram, Math.max(grams.get(gram) ?? 0, share));
  }
  const weights = new Map<number, number>();
  let wordWeight = 0;
  let knownWeight = 0;
  for (const [term, share] of words) {
    const weight = weightOf(index.words, term, share, documents);
    wordWeight += weight;
    const number = index.words.numbers.get(term);
    if (number === undefined || index.words.postings[number]!.count === 0) continue;
    weights.set(number, weight);
    knownWeight += weight;
  }
  let gramWeight = 0;
  for (const [term, share] of grams) gramWeight += weightOf(index.grams, term, share, documents);
  const known = wordWeight > 0 ? knownWeight / wordWeight : 0;
  return { words, grams, order, wordWeight, gramWeight, weights, known };
}
