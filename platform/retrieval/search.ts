import { bestPassage } from "./passage.ts";
import { type Question, readQuestion } from "./question.ts";
import { scoreLayer, type Tuning } from "./score-layer.ts";
import type { SearchIndex } from "./search-index.ts";

/** A found document: a higher score is better, `coverage` is the share (0 to 1) of the question's weight that title and passage hold. */
export type Found = { id: string; score: number; passage: string; coverage: number };
export type Wanted = { limit?: number; lang?: string };

const wordTuning: Tuning = { k1: 0.8, weights: [2, 2, 1], b: [0.3, 0.3, 0.75] };
const gramTuning: Tuning = { k1: 0.8, weights: [2, 2, 1], b: [0.3, 0.3, 0.75] };

function scoresOf(index: SearchIndex, question: Question): Float64Array {
  const documents = Math.max(index.places.size, 1);
  const words = new Float64Array(index.kept.length);
  const grams = new Float64Array(index.kept.length);
  scoreLayer(index.words, question.words, wordTuning, documents, words);
  scoreLayer(index.grams, question.grams, gramTuning, documents, grams);
  const byWord = question.wordWeight || 1;
  const byGram = question.gramWeight || 1;
  return words.map((score, place) => score / byWord + grams[place]! / byGram);
}

/** The documents that answer a question best, in order; of equals the one whose id comes first. Nothing where nothing fits. */
export function searchIndex(index: SearchIndex, query: string, { limit = 10, lang }: Wanted = {}): Found[] {
  const question = readQuestion(index, query);
  const scores = scoresOf(index, question);
  const idAt = (place: number) => index.kept[place]!.document.id;
  const inOrder = (places: number[]) =>
    places.sort((a, b) => scores[b]! - scores[a]! || (idAt(a) < idAt(b) ? -1 : 1)).slice(0, limit);
  const found = [...scores.keys()].filter((place) => scores[place]! > 0);
  const own = lang ? found.filter((place) => index.kept[place]!.document.lang === lang) : found;
  return inOrder(own.length > 0 ? own : found).map((place) => ({
    id: idAt(place),
    score: scores[place]!,
    ...bestPassage(index.kept[place]!, question),
  }));
}
