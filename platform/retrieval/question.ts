import { isStopWord, stemOf, tokensOf } from "../text/index.ts";
import { gramsOf } from "./grams.ts";
import { nearestWord, splitWord } from "./nearest-word.ts";
import { rarity } from "./score-layer.ts";
import type { Layer, SearchIndex } from "./search-index.ts";
import { wordsBeginning } from "./words-beginning.ts";

// What a stop word counts beside another: «چه سالی» tells something, but little.
const stopShare = 0.3;
// What a word counts that two typed ones make together, and one that begins as the last typed does.
const joinedShare = 0.5;
const beginningShare = 0.6;
const mostWords = 100;
const ended = /[\s\p{P}]$/u;

/** A question made ready: terms with their share, known ones by number in the order typed (-1: unknown), and what all of them weigh. */
export type Question = {
  words: Map<string, number>;
  grams: Map<string, number>;
  order: number[];
  wordWeight: number;
  gramWeight: number;
  /** Weight of each known word, by number. */
  weights: Map<number, number>;
  /** Which part of the question's weight stands in words that the index knows as they were typed, 0 to 1. */
  known: number;
};

type Term = { stem: string; share: number; asTyped: boolean };

const languageOf = (word: string) => (/^[a-z]/.test(word) ? "en" : "fa");

/** A typed word as the index knows it; one it does not know as its two parts, or as the word one slip away. */
function termsOf(word: string, having: (stem: string) => number): Term[] {
  const share = isStopWord(word, languageOf(word)) ? stopShare : 1;
  const stem = stemOf(word, languageOf(word));
  if (having(stem) > 0 || share < 1) return [{ stem, share, asTyped: true }];
  const parts = splitWord(word, (part) => having(stemOf(part, languageOf(part))));
  const near = nearestWord(stem, having);
  if (near && (!parts || near.length > 4)) return [{ stem: near, share, asTyped: false }];
  if (parts) return parts.map((part) => ({ stem: stemOf(part, languageOf(part)), share: share * 0.7, asTyped: false }));
  return [{ stem, share, asTyped: true }];
}

function raise(shares: Map<string, number>, term: string, share: number): void {
  shares.set(term, Math.max(shares.get(term) ?? 0, share));
}

function weightOf(layer: Layer, term: string, share: number, documents: number): number {
  const number = layer.numbers.get(term);
  return share * rarity(documents, number === undefined ? 0 : layer.postings[number]!.count);
}

/** Reads what was typed against an index. Without a sign or space at its end, its last word counts as begun. At most 100 words. */
export function readQuestion(index: SearchIndex, typed: string): Question {
  const { numbers, postings } = index.words;
  const documents = Math.max(index.places.size, 1);
  const having = (stem: string) => postings[numbers.get(stem) ?? -1]?.count ?? 0;
  const tokens = tokensOf(typed.slice(0, mostWords * 20)).slice(0, mostWords);
  const question: Question = {
    words: new Map(),
    grams: new Map(),
    order: [],
    wordWeight: 0,
    gramWeight: 0,
    weights: new Map(),
    known: 0,
  };
  const begun = new Map<string, number>();
  const last = tokens.at(-1);
  let asTyped = 0;
  for (const word of tokens) {
    const beginnings =
      word === last && !ended.test(typed) && having(stemOf(word, languageOf(word))) === 0 && word.length > 1
        ? wordsBeginning(index, word)
        : [];
    const terms =
      beginnings.length > 0 ? [{ stem: beginnings[0]!, share: beginningShare, asTyped: true }] : termsOf(word, having);
    for (const other of beginnings.slice(1)) begun.set(other, beginningShare);
    for (const { stem, share, asTyped: typedSo } of terms) {
      const before = question.words.get(stem) ?? 0;
      raise(question.words, stem, share);
      question.order.push(having(stem) > 0 ? numbers.get(stem)! : -1);
      if (typedSo && before === 0 && having(stem) > 0) asTyped += weightOf(index.words, stem, share, documents);
    }
    const share = isStopWord(word, languageOf(word)) ? stopShare : 1;
    for (const gram of gramsOf(word)) raise(question.grams, gram, share);
  }
  weigh(index, question, documents);
  question.known = question.wordWeight > 0 ? asTyped / question.wordWeight : 0;
  // These find, and weigh nothing in what the question asks for.
  for (const [stem, share] of begun) raise(question.words, stem, share);
  for (const stem of joinedPairs(tokens)) if (having(stem) > 0) raise(question.words, stem, joinedShare);
  return question;
}

function joinedPairs(tokens: readonly string[]): string[] {
  return tokens.slice(1).map((word, at) => {
    const joined = tokens[at]! + word;
    return stemOf(joined, languageOf(joined));
  });
}

function weigh(index: SearchIndex, question: Question, documents: number): void {
  const { numbers, postings } = index.words;
  for (const [term, share] of question.words) {
    const weight = weightOf(index.words, term, share, documents);
    question.wordWeight += weight;
    const number = numbers.get(term);
    if (number !== undefined && postings[number]!.count > 0) question.weights.set(number, weight);
  }
  for (const [term, share] of question.grams) question.gramWeight += weightOf(index.grams, term, share, documents);
}
