import { searchForm } from "../../../../platform/text/index.ts";

// The one file that knows how words are found: BM25F (k1 1.2, b 0.6; Robertson & Zaragoza 2009) over words, joined neighbours and the
// trigrams of words, so that half-spaces, endings and single wrong letters do not hide an article.

export type Searchable = { id: string; title: string; text: string; lang: string; keywords?: string };
export type Found = { id: string; score: number; passage: string; coverage: number };
type Kept = Searchable & { terms: Map<string, number>; length: number };
export type SearchIndex = { documents: Map<string, Kept>; holders: Map<string, Set<string>>; length: number };

const weights = { title: 4, keywords: 3, text: 1 };
const common = new Set(
  "را از به در با که این آن و یا تا برای من ما شما چه چی چرا کجا است هست هستم می شود the a an of to in on is are do does my i you we and or for how what where when can".split(
    " ",
  ),
);

const wordsOf = (text: string) =>
  searchForm(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

function grams(word: string): string[] {
  if (word.length < 4) return [];
  const padded = `^${word}`;
  return Array.from({ length: padded.length - 2 }, (_, at) => `~${padded.slice(at, at + 3)}`);
}

/** The terms of a text with their weights: words, neighbours joined, and trigrams at a quarter. */
function termsOf(text: string): [string, number][] {
  const words = wordsOf(text);
  return words.flatMap((word, at): [string, number][] => [
    ...(common.has(word) ? [] : [[word, 1] as [string, number]]),
    ...(words[at + 1] ? [[word + words[at + 1], 0.5] as [string, number]] : []),
    ...(common.has(word) ? [] : grams(word).map((gram): [string, number] => [gram, 0.25])),
  ]);
}

/** An index of documents in memory. */
export function buildIndex(documents: readonly Searchable[]): SearchIndex {
  const index: SearchIndex = { documents: new Map(), holders: new Map(), length: 0 };
  for (const document of documents) putDocument(index, document);
  return index;
}

/** Adds a document, or puts it in the place of the one with its id. */
export function putDocument(index: SearchIndex, document: Searchable): void {
  dropDocument(index, document.id);
  const terms = new Map<string, number>();
  // Long articles are read from their beginning, which says what they are about.
  const fields = { title: document.title, keywords: document.keywords ?? "", text: document.text.slice(0, 20_000) };
  for (const [field, weight] of Object.entries(weights)) {
    for (const [term, share] of termsOf(fields[field as "title"]))
      terms.set(term, (terms.get(term) ?? 0) + share * weight);
  }
  const kept = { ...document, terms, length: Math.max(1, fields.text.length) };
  index.documents.set(document.id, kept);
  index.length += kept.length;
  for (const term of terms.keys()) {
    const holders = index.holders.get(term) ?? new Set();
    index.holders.set(term, holders.add(document.id));
  }
}

/** Takes a document out. */
export function dropDocument(index: SearchIndex, id: string): void {
  const old = index.documents.get(id);
  if (!old) return;
  index.documents.delete(id);
  index.length -= old.length;
  for (const term of old.terms.keys()) {
    const holders = index.holders.get(term);
    holders?.delete(id);
    if (holders?.size === 0) index.holders.delete(term);
  }
}

/** The documents that hold most of the question, best first; `coverage` is the share of its weight that the best passage holds. */
export function searchIndex(index: SearchIndex, query: string, { limit = 10 }: { limit?: number } = {}): Found[] {
  const asked = new Map<string, number>();
  for (const [term, share] of termsOf(query.slice(0, 2000))) asked.set(term, Math.max(asked.get(term) ?? 0, share));
  const scores = new Map<string, number>();
  const average = index.length / Math.max(1, index.documents.size);
  for (const [term, share] of asked) {
    for (const id of index.holders.get(term) ?? []) {
      const { terms, length } = index.documents.get(id)!;
      const often = terms.get(term)! / (0.4 + (0.6 * length) / average);
      const gain = share * idf(index, term) * ((often * 2.2) / (often + 1.2));
      scores.set(id, (scores.get(id) ?? 0) + gain);
    }
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit);
  return ranked
    .map(([id, score]) => ({ id, score, ...passageOf(index, index.documents.get(id)!, query) }))
    .filter(({ coverage }) => coverage > 0.2);
}

function idf({ documents, holders }: SearchIndex, term: string): number {
  const n = holders.get(term)?.size ?? 0;
  return Math.log(1 + (documents.size - n + 0.5) / (n + 0.5));
}

function passageOf(
  index: SearchIndex,
  { title, keywords = "", text }: Kept,
  query: string,
): { passage: string; coverage: number } {
  const wanted = [...new Set(wordsOf(query).filter((word) => !common.has(word)))].map((word) => ({
    word,
    weight: idf(index, word),
  }));
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const share = (part: string) => {
    const held = wordsOf(part);
    const holds = (word: string) =>
      held.some(
        (one) =>
          one === word || (word.length > 2 && (one.startsWith(word) || (one.length > 2 && word.startsWith(one)))),
      );
    return total === 0 ? 0 : wanted.reduce((sum, { word, weight }) => sum + (holds(word) ? weight : 0), 0) / total;
  };
  let best = { passage: text.slice(0, 200), coverage: 0 };
  for (const part of text.split("\n").flatMap((line) => line.split(/(?<=[.؟?!؛])\s+/))) {
    const coverage = share(part);
    if (coverage > best.coverage) best = { passage: part.slice(0, 300), coverage };
  }
  return { passage: best.passage, coverage: Math.max(best.coverage, share(`${title} ${keywords} ${best.passage}`)) };
}
