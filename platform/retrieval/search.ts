import { fromFinglish, onOtherKeyboard } from "../text/index.ts";
import { bestPassage } from "./passage.ts";
import { type Question, readQuestion } from "./question.ts";
import { standingsOf } from "./rank.ts";
import { fieldShares, scoreLayer, type Tuning } from "./score-layer.ts";
import type { SearchIndex } from "./search-index.ts";

/**
 * A found document: a higher score is better, `coverage` is the share (0 to 1) of the question's weight that title and passage hold,
 * `inTitle` that of title and keywords alone; `missed` is the weight of the heaviest word that neither holds: 0 where nothing
 * is missed, 1 where it is a word that no document has.
 */
export type Found = { id: string; score: number; passage: string; coverage: number; inTitle: number; missed: number };
export type Wanted = { limit?: number; lang?: string };

// Title and keywords count more than text; a short title says no more than a long one.
const wordTuning: Tuning = { k1: 0.8, weights: [2, 2, 1], b: [0.3, 0.3, 0.75] };
const gramTuning: Tuning = { k1: 0.8, weights: [2, 2, 1], b: [0.3, 0.3, 0.75] };
// What letters count beside words when candidates are ordered; to be among the candidates they count as much.
const gramShare = 0.25;
const fewestCandidates = 30;

type Candidate = { place: number; first: number; score: number };
type Shares = { revision: number; words: Float64Array; grams: Float64Array };

const kept = new WeakMap<SearchIndex, Shares>();

function sharesOf(index: SearchIndex, documents: number): Shares {
  const before = kept.get(index);
  if (before?.revision === index.revision) return before;
  const shares = {
    revision: index.revision,
    words: fieldShares(index.words, wordTuning, documents),
    grams: fieldShares(index.grams, gramTuning, documents),
  };
  kept.set(index, shares);
  return shares;
}

function candidatesOf(index: SearchIndex, question: Question, lang: string | undefined, limit: number): Candidate[] {
  const documents = Math.max(index.places.size, 1);
  const shares = sharesOf(index, documents);
  const words = new Float64Array(index.kept.length);
  const grams = new Float64Array(index.kept.length);
  scoreLayer(index.words, question.words, { k1: wordTuning.k1, shares: shares.words, documents }, words);
  scoreLayer(index.grams, question.grams, { k1: gramTuning.k1, shares: shares.grams, documents }, grams);
  const byWord = 1 / (question.wordWeight || 1);
  const byGram = 1 / (question.gramWeight || 1);
  const first = words.map((score, place) =>
    !lang || index.kept[place]?.document.lang === lang ? score * byWord + grams[place]! * byGram : 0,
  );
  const wanted = Math.max(fewestCandidates, limit);
  // Equals of the last one that fits are all taken, so that ids decide among them.
  const least = first.toSorted().at(-wanted) ?? 0;
  const found: Candidate[] = [];
  for (let place = 0; place < first.length; place++) {
    if (first[place] === 0 || first[place]! < least) continue;
    const score = words[place]! * byWord + gramShare * grams[place]! * byGram;
    found.push({ place, first: first[place]!, score });
  }
  return inOrder(index, found, "first").slice(0, wanted);
}

function inOrder(index: SearchIndex, candidates: Candidate[], by: "first" | "score"): Candidate[] {
  const idOf = ({ place }: Candidate) => index.kept[place]!.document.id;
  return candidates.sort((a, b) => b[by] - a[by] || (idOf(a) < idOf(b) ? -1 : 1));
}

function find(index: SearchIndex, question: Question, { limit = 10, lang }: Wanted): Found[] {
  const candidates = candidatesOf(index, question, lang, limit);
  const documents = candidates.map(({ place }) => index.kept[place]!);
  standingsOf(documents, question).forEach((standing, at) => {
    candidates[at]!.score += standing;
  });
  return inOrder(index, candidates, "score")
    .slice(0, limit)
    .map(({ place, score }) => ({
      id: index.kept[place]!.document.id,
      score,
      ...bestPassage(index.kept[place]!, question),
    }));
}

// Below this share of known words a question is read in other ways, and another is taken that knows so much more.
const littleKnown = 0.5;
const clearlyMore = 0.25;

/** The question as typed or, where the index knows few of its words, as Finglish or as the other keyboard would have it. */
function bestReading(index: SearchIndex, query: string): Question {
  let best = readQuestion(index, query);
  if (best.known >= littleKnown) return best;
  for (const reading of [...onOtherKeyboard(query), fromFinglish(query)]) {
    const question = reading ? readQuestion(index, reading) : undefined;
    if (question && question.known > best.known + clearlyMore) best = question;
  }
  return best;
}

/**
 * The documents that answer a question best, in order; of equals the one whose id comes first. Nothing where nothing fits. With `lang`
 * those of the language, and others only where it has none.
 */
export function searchIndex(index: SearchIndex, query: string, wanted: Wanted = {}): Found[] {
  const question = bestReading(index, query);
  const found = find(index, question, wanted);
  return found.length > 0 || !wanted.lang ? found : find(index, question, { limit: wanted.limit });
}

/** Titles for what is being typed, the likeliest first: each with the id of its document. Five where `limit` is not said. */
export function completeQuery(
  index: SearchIndex,
  typed: string,
  { limit = 5, lang }: Wanted = {},
): { id: string; title: string }[] {
  return searchIndex(index, typed, { limit, lang }).map(({ id }) => ({
    id,
    title: index.kept[index.places.get(id)!]!.document.title,
  }));
}
