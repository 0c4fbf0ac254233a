import type { Question } from "./question.ts";
import type { Kept } from "./search-index.ts";

const mostSentences = 3;
const mostLetters = 400;

/** The sentences of a document that hold most of a question, at most three in a row and about 400 letters, and how much they hold. */
export function bestPassage(kept: Kept, { weights, wordWeight }: Question): { passage: string; coverage: number } {
  const inTitle = new Set([...kept.title].filter((term) => weights.has(term)));
  let best = { from: 0, to: 0, held: -1, letters: 0 };
  for (let from = 0; from < kept.sentences.length; from++) {
    const held = new Set(inTitle);
    let letters = 0;
    for (let to = from; to < Math.min(from + mostSentences, kept.sentences.length); to++) {
      letters += kept.sentences[to]!.length + 1;
      if (to > from && letters > mostLetters) break;
      for (const term of kept.terms[to]!) if (weights.has(term)) held.add(term);
      const sum = [...held].reduce((all, term) => all + weights.get(term)!, 0);
      // A longer passage has to hold more.
      if (sum > best.held + 1e-9) best = { from, to: to + 1, held: sum, letters };
    }
  }
  const passage = kept.sentences.slice(best.from, best.to).join(" ");
  return { passage, coverage: wordWeight > 0 ? Math.min(1, Math.max(0, best.held) / wordWeight) : 0 };
}
