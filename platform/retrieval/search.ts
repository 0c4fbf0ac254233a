import { bestPassage } from "./passage.ts";
import { type Question, readQuestion } from "./question.ts";
import { standingsOf } from "./rank.ts";
import { scoreLayer, type Tuning } from "./score-layer.ts";
import type { SearchIndex } from "./search-index.ts";

/** A found document: a higher score is better, `coverage` is the share (0 to 1) of the question's weight that title and passage hold. */
export type Found = { id: string; score: number; passage: string; coverage: number };
export type Wanted = { limit?: number; lang?: string };

// Title and keywords count more than text; a short title says no more than a long one.
const wordTuning: Tuning = { k1: 0.8, weights: [2, 2, 1], b: [0.3, 0.3, 0.75] };
const gramTuning: Tuning = { k1: 0.8, weights: [2, 2, 1], b: [0.3, 0.3, 0.75] };
// What letters count beside words when candidates are ordered; to be among the candidates they count as much.
const gramShare = 0.25;
const fewestCandidates = 30;

type Candidate = { place: number; first: number; score: number };

function candidatesOf(index: SearchIndex, question: Question, lang: string | undefined, limit: number): Candidate[] {
  const documents = Math.max(index.places.size, 1);
  const words = new Float64Array(index.kept.length);
  const grams = new Float64Array(index.kept.length);
  scoreLayer(index.words, question.words, wordTuning, documents, words);
  scoreLayer(index.grams, question.grams, gramTuning, documents, grams);
  const byWord = question.wordWeight || 1;
  const byGram = question.gramWeight || 1;
  const found: Candidate[] = [];
  for (let place = 0; place < words.length; place++) {
    if (grams[place] === 0 && words[place] === 0) continue;
    if (lang && index.kept[place]!.document.lang !== lang) continue;
    const [word, gram] = [words[place]! / byWord, grams[place]! / byGram];
    found.push({ place, first: word + gram, score: word + gramShare * gram });
  }
  return inOrder(index, found, "first").slice(0, Math.max(fewestCandidates, limit));
}

function inOrder(index: SearchIndex, candidates: Candidate[], by: "first" | "score"): Candidate[] {
  const idOf = ({ place }: Candidate) => index.kept[place]!.document.id;
  return candidates.sort((a, b) => b[by] - a[by] || (idOf(a) < idOf(b) ? -1 : 1));
}

function find(index: SearchIndex, question: Question, { limit = 10, lang }: Wanted): Found[] {
  const candidates = candidatesOf(index, question, lang, limit);
  const kept = candidates.map(({ place }) => index.kept[place]!);
  standingsOf(kept, question).forEach((standing, at) => {
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

/** The documents that answer a question best, in order; of equals the one whose id comes first. Nothing where nothing fits. */
export function searchIndex(index: SearchIndex, query: string, wanted: Wanted = {}): Found[] {
  const question = readQuestion(index, query);
  const found = find(index, question, wanted);
  return found.length > 0 || !wanted.lang ? found : find(index, question, { limit: wanted.limit });
}
