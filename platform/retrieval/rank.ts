import type { Question } from "./question.ts";
import type { Kept } from "./search-index.ts";

/**
 * What is added to a candidate's score for how its words stand, each a share of the question's weight: all of it that the text holds,
 * the most of it in one sentence, neighbours in the question that are neighbours in the text, and words early in the text (one at the
 * twentieth place counts half). Found on one half of the questions of PQuAD's validation part, and read on the other half.
 */
const worth = { held: 1.5, sentence: 1.4, pairs: 1.25, early: 1 };
const halfEarly = 20;

type Standing = { held: number; sentence: number; pairs: number; early: number };

function pairsOf({ order, weights }: Question): Map<number, Map<number, number>> {
  const pairs = new Map<number, Map<number, number>>();
  for (let at = 0; at + 1 < order.length; at++) {
    const [first, second] = [order[at]!, order[at + 1]!];
    if (first === second || !weights.has(first) || !weights.has(second)) continue;
    const after = pairs.get(first) ?? new Map<number, number>();
    after.set(second, Math.min(weights.get(first)!, weights.get(second)!));
    pairs.set(first, after);
  }
  return pairs;
}

function standing(kept: Kept, { meant }: Question, pairs: ReadonlyMap<number, ReadonlyMap<number, number>>): Standing {
  const sum: Standing = { held: 0, sentence: 0, pairs: 0, early: 0 };
  const met = new Set<string>();
  const neighbours = new Set<string>();
  let place = 0;
  for (const terms of kept.title.length > 0 ? [kept.title, ...kept.terms] : kept.terms) {
    const here = new Set<string>();
    let before = -1;
    let inSentence = 0;
    for (const term of terms) {
      const one = meant.get(term);
      const pair = pairs.get(before)?.get(term);
      if (pair && !neighbours.has(`${before} ${term}`)) {
        neighbours.add(`${before} ${term}`);
        sum.pairs += pair;
      }
      if (one && !here.has(one.stem)) {
        here.add(one.stem);
        inSentence += one.holds;
        if (!met.has(one.stem)) {
          sum.held += one.holds;
          sum.early += one.holds / (1 + place / halfEarly);
        }
        met.add(one.stem);
      }
      before = term;
      place++;
    }
    sum.sentence = Math.max(sum.sentence, inSentence);
  }
  return sum;
}

/** How well each candidate's text holds a question beyond its counts of words, to be added to its score; from 0 to about 5. */
export function standingsOf(candidates: readonly Kept[], question: Question): number[] {
  const pairs = pairsOf(question);
  const weight = question.wordWeight || 1;
  return candidates.map((kept) => {
    const { held, sentence, pairs: near, early } = standing(kept, question, pairs);
    return (worth.held * held + worth.sentence * sentence + worth.pairs * near + worth.early * early) / weight;
  });
}
