import type { Question } from "./question.ts";
import type { Kept } from "./search-index.ts";

const mostSentences = 3;
const mostLetters = 400;

/** How much of each word of a question is held, by its stem. */
type Held = Map<string, number>;

function hold(held: Held, terms: Iterable<number>, { meant }: Question): void {
  for (const term of terms) {
    const one = meant.get(term);
    if (one && one.holds > (held.get(one.stem) ?? 0)) held.set(one.stem, one.holds);
  }
}

const sumOf = (held: Held) => held.values().reduce((sum, part) => sum + part, 0);

/** What the heaviest word weighs that is not held. */
function heaviestMissed(held: Held, { asked }: Question): number {
  let most = 0;
  for (const [stem, weight] of asked) most = Math.max(most, weight - (held.get(stem) ?? 0));
  return most;
}

/** The sentences of a document that hold most of a question, at most three in a row and about 400 letters, and how much they hold. */
export function bestPassage(
  kept: Kept,
  question: Question,
): { passage: string; coverage: number; inTitle: number; missed: number } {
  const { wordWeight } = question;
  const inTitle: Held = new Map();
  hold(inTitle, kept.title, question);
  let best = { from: 0, to: 0, held: -1, words: inTitle };
  for (let from = 0; from < kept.sentences.length; from++) {
    const held = new Map(inTitle);
    let letters = 0;
    for (let to = from; to < Math.min(from + mostSentences, kept.sentences.length); to++) {
      letters += kept.sentences[to]!.length + 1;
      if (to > from && letters > mostLetters) break;
      hold(held, kept.terms[to]!, question);
      const sum = sumOf(held);
      // A longer passage has to hold more.
      if (sum > best.held + 1e-9) best = { from, to: to + 1, held: sum, words: new Map(held) };
    }
  }
  const passage = kept.sentences.slice(best.from, best.to).join(" ");
  const shareOf = (held: number) => (wordWeight > 0 ? Math.min(1, Math.max(0, held) / wordWeight) : 0);
  return {
    passage,
    coverage: shareOf(best.held),
    inTitle: shareOf(sumOf(inTitle)),
    missed: heaviestMissed(best.words, question) / question.strangeWeight,
  };
}
