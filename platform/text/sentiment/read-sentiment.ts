import { complaintsOf } from "./complaints.ts";
import { hitsOf } from "./hits.ts";
import { lexicon } from "./lexicon.ts";
import { type Meaning, meaningsOf } from "./meanings.ts";
import { ratingsOf } from "./ratings.ts";
import { type Token, tokensOfSentiment } from "./tokens.ts";

export const sentimentLabels = ["negative", "neutral", "positive"] as const;
export type SentimentLabel = (typeof sentimentLabels)[number];

/** What a text feels like: from −1 to 1, with the words that made it so, as they were typed. */
export type Sentiment = { label: SentimentLabel; score: number; evidence: string[] };

/** What the lexicon and its rules read in a text, before it is put into one figure. */
export type Reading = { text: string; tokens: Token[]; meanings: Meaning[]; praise: number; blame: number };

const mostSigns = 4;
const mostEvidence = 20;
// At a sum of 2.4, one clear word, the score is 0.7.
const bend = 6;
const neutralBelow = 0.1;

/** Reads a text by the lexicon and its rules. */
export function readSentiment(text: string): Reading {
  const tokens = tokensOfSentiment(text);
  const rated = ratingsOf(tokens);
  const taken = new Set(rated.flatMap(({ first, last }) => range(first, last)));
  const hits = hitsOf(lexicon(), tokens).filter(({ first, last }) => !range(first, last).some((at) => taken.has(at)));
  const found = meaningsOf(tokens, inOrder([...hits, ...rated]));
  const claimed = new Set(found.flatMap(({ first, last }) => range(first, last)));
  const guessed = meaningsOf(tokens, complaintsOf(tokens, claimed));
  const meanings = inOrder([...found, ...guessed]).filter(({ value }) => value !== 0);
  return { text, tokens, meanings, ...sums(tokens, meanings) };
}

/** The score of a reading, −1 to 1. */
export function scoreOf({ praise, blame }: Pick<Reading, "praise" | "blame">): number {
  const sum = praise - blame;
  return sum / Math.sqrt(sum * sum + bend);
}

/** The label that a score stands for; what is close to 0 is neutral. */
export function labelOf(score: number): SentimentLabel {
  if (Math.abs(score) < neutralBelow) return "neutral";
  return score > 0 ? "positive" : "negative";
}

/** Words of praise and blame as typed, in order, both sides of a contrast; at most 20. */
export function evidenceOf({ text, tokens, meanings }: Reading): string[] {
  const typed = meanings
    .filter(({ value }) => Math.abs(value) >= 0.2)
    .map(({ first, last }) => text.slice(tokens[first]!.from, tokens[last]!.to));
  return [...new Set(typed)].slice(0, mostEvidence);
}

function sums(tokens: readonly Token[], meanings: readonly Meaning[]): { praise: number; blame: number } {
  let praise = 0;
  let blame = 0;
  const signs = new Map<string, number>();
  for (const { first, value } of meanings) {
    const { kind, form } = tokens[first]!;
    // Twenty hearts are not twenty reasons.
    const seen = kind === "sign" ? (signs.get(form) ?? 0) + 1 : 0;
    if (kind === "sign") signs.set(form, seen);
    if (seen > mostSigns) continue;
    if (value > 0) praise += value;
    else blame -= value;
  }
  return { praise, blame };
}

function inOrder<T extends { first: number }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => a.first - b.first);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
