import { isLightStem, isStopWord, nearInMeaning, stemOf } from "../text/index.ts";
import { gramsOf } from "./grams.ts";
import { nearestWord, splitWord } from "./nearest-word.ts";
import { rarity } from "./score-layer.ts";
import type { Layer, SearchIndex } from "./search-index.ts";
import { wordsBeginning } from "./words-beginning.ts";
import { wordsIn } from "./words-in.ts";

// What a stop word counts beside another: «چه سالی» tells something, but little.
const stopShare = 0.3;
// What a word counts that two typed ones make together, and one that begins as the last typed does.
const joinedShare = 0.5;
const beginningShare = 0.6;
// What a word near in meaning counts beside the typed one, to find and to hold a part of the question.
const nearFinds = 0.4;
const nearHolds = 0.7;
const mostWords = 100;
const ended = /[\s\p{P}]$/u;

/** A question made ready: terms with their share, known ones by number in the order typed (-1: unknown), and what all of them weigh. */
export type Question = {
  words: Map<string, number>;
  grams: Map<string, number>;
  order: number[];
  wordWeight: number;
  gramWeight: number;
  /** What a word weighs that no document has. */
  strangeWeight: number;
  /** Weight of each known word, by number. */
  weights: Map<number, number>;
  /** What each word of the question weighs, known or not, by its stem. */
  asked: Map<string, number>;
  /** Which word of the question a word of a text stands for, and how much of its weight it holds: itself, or one near in meaning. */
  meant: Map<number, { stem: string; holds: number }>;
  /** Which part of the question's weight stands in words that the index knows, 0 to 1; less where it is a guess what was meant. */
  known: number;
};

/** `sure`: how sure it is, 0 to 1, that this was meant. */
type Term = { stem: string; share: number; sure: number };

const languageOf = (word: string) => (/^[a-z]/.test(word) ? "en" : "fa");

/** A typed word as the index knows it; one it does not know as its two parts, or as the word one slip away. */
function termsOf(word: string, having: (stem: string) => number): Term[] {
  const stem = stemOf(word, languageOf(word));
  const share = isStopWord(word, languageOf(word)) || isLightStem(stem) ? stopShare : 1;
  if (having(stem) > 0 || share < 1) return [{ stem, share, sure: 1 }];
  const parts = splitWord(word, (part) => having(stemOf(part, languageOf(part))));
  const near = nearestWord(stem, having);
  if (near && (!parts || near.length > 4)) return [{ stem: near, share, sure: 0.6 }];
  if (parts) return parts.map((part) => ({ stem: stemOf(part, languageOf(part)), share: share * 0.7, sure: 0.9 }));
  return [{ stem, share, sure: 1 }];
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
  const tokens = wordsIn(typed.slice(0, mostWords * 20)).slice(0, mostWords);
  const question: Question = {
    words: new Map(),
    grams: new Map(),
    order: [],
    wordWeight: 0,
    gramWeight: 0,
    strangeWeight: rarity(documents, 0),
    weights: new Map(),
    asked: new Map(),
    meant: new Map(),
    known: 0,
  };
  const begun = new Map<string, number>();
  const last = tokens.at(-1);
  let known = 0;
  for (const word of tokens) {
    const beginnings =
      word === last && !ended.test(typed) && having(stemOf(word, languageOf(word))) === 0 && word.length > 1
        ? wordsBeginning(index, word)
        : [];
    const terms =
      beginnings.length > 0
        ? [{ stem: beginnings[0]!, share: beginningShare, sure: Math.min(1, word.length / 6) }]
        : termsOf(word, having);
    for (const other of beginnings.slice(1)) begun.set(other, beginningShare);
    for (const { stem, share, sure } of terms) {
      const before = question.words.get(stem) ?? 0;
      raise(question.words, stem, share);
      question.order.push(having(stem) > 0 ? numbers.get(stem)! : -1);
      if (before === 0 && having(stem) > 0) known += sure * weightOf(index.words, stem, share, documents);
    }
    if (!isStopWord(word, languageOf(word))) for (const gram of gramsOf(word)) raise(question.grams, gram, 1);
  }
  weigh(index, question, documents);
  question.known = question.wordWeight > 0 ? known / question.wordWeight : 0;
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
  const known = (stem: string) => (postings[numbers.get(stem) ?? -1]?.count ? numbers.get(stem) : undefined);
  const near: [stem: string, share: number][] = [];
  for (const [stem, share] of question.words) {
    const others = share < 1 ? [] : nearInMeaning(stem).filter((other) => known(other) !== undefined);
    const number = known(stem);
    // A word that no document has is as rare as the commonest word for the same thing.
    const weight = Math.min(
      ...[stem, ...(number === undefined ? others : [])].map((one) => weightOf(index.words, one, share, documents)),
    );
    question.wordWeight += weight;
    question.asked.set(stem, weight);
    if (number !== undefined) {
      question.weights.set(number, weight);
      question.meant.set(number, { stem, holds: weight });
    }
    for (const other of others) {
      const holds = weight * nearHolds;
      const before = question.meant.get(known(other)!);
      if (question.words.has(other) || (before && before.holds >= holds)) continue;
      question.meant.set(known(other)!, { stem, holds });
      near.push([other, share * nearFinds]);
    }
  }
  for (const [stem, share] of near) raise(question.words, stem, share);
  for (const [term, share] of question.grams) question.gramWeight += weightOf(index.grams, term, share, documents);
}
