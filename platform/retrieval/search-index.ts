import { isStopWord, sentencesOf, stemOf } from "../text/index.ts";
import { gramsOf } from "./grams.ts";
import { addPosting, dropPosting, noPostings, oneMore, type Postings } from "./postings.ts";
import { wordsIn } from "./words-in.ts";

/** What is searched: an article, an answer, a paragraph. `lang` is "fa" or "en"; others are searched as written. */
export type SearchDocument = { id: string; title: string; text: string; lang: string; keywords?: string };

/** A document as it is kept: with its sentences, and the terms of each as numbers, for passages. `title` holds keywords too. */
export type Kept = { document: SearchDocument; sentences: string[]; terms: Uint32Array[]; title: Uint32Array };

/** Terms of one kind (stems, or grams of letters): their numbers, where they stand, and the length of each field of each document. */
export type Layer = {
  numbers: Map<string, number>;
  names: string[];
  postings: Postings[];
  /** Three fields a document: title, keywords, text; in terms. */
  lengths: number[];
  totals: [number, number, number];
};

/** A word as typed: the number of its stem, and those of its grams. */
type Spelling = { stem: number; grams: number[] };

/** Documents made ready for searching, in memory. Two indexes of the same documents answer alike, however they came about. */
export type SearchIndex = {
  kept: (Kept | undefined)[];
  places: Map<string, number>;
  free: number[];
  words: Layer;
  grams: Layer;
  spellings: Map<string, Spelling>;
  /** Counts changes, so that what was computed from the index can be kept until the next. */
  revision: number;
};

const newLayer = (): Layer => ({ numbers: new Map(), names: [], postings: [], lengths: [], totals: [0, 0, 0] });

/** An index of these documents; of two with one id the later counts. */
export function buildIndex(documents: Iterable<SearchDocument>): SearchIndex {
  const index: SearchIndex = {
    kept: [],
    places: new Map(),
    free: [],
    words: newLayer(),
    grams: newLayer(),
    spellings: new Map(),
    revision: 0,
  };
  for (const document of documents) putDocument(index, document);
  return index;
}

function numberOf(layer: Layer, term: string): number {
  let number = layer.numbers.get(term);
  if (number === undefined) {
    number = layer.names.length;
    layer.numbers.set(term, number);
    layer.names.push(term);
    layer.postings.push(noPostings());
  }
  return number;
}

function spellingOf(index: SearchIndex, word: string, language: string): Spelling {
  let spelling = index.spellings.get(word);
  if (!spelling) {
    const stem = numberOf(index.words, stemOf(word, language));
    // Everybody has those of stop words: they cost most and tell least.
    const own = isStopWord(word, language) ? [] : gramsOf(word);
    const grams = own.map((gram) => numberOf(index.grams, gram));
    spelling = { stem, grams };
    index.spellings.set(word, spelling);
  }
  return spelling;
}

type Fields = readonly [title: Spelling[], keywords: Spelling[], text: Spelling[][]];

function fieldsOf(index: SearchIndex, document: SearchDocument, sentences: readonly string[]): Fields {
  const spell = (text: string) => wordsIn(text).map((word) => spellingOf(index, word, document.lang));
  return [spell(document.title), spell(document.keywords ?? ""), sentences.map(spell)];
}

type Counted = { terms: Uint32Array; counts: Uint32Array; lengths: [number, number, number] };

/** How often each term stands in each field. Sorting is much quicker than a map, and meets the postings in order. */
function count(byField: readonly number[][]): Counted {
  const all = Uint32Array.from(byField.flatMap((numbers, field) => numbers.map((number) => number * 4 + field))).sort();
  const terms = new Uint32Array(all.length);
  const counts = new Uint32Array(all.length);
  let last = -1;
  for (const each of all) {
    if (last < 0 || terms[last] !== each >>> 2) terms[++last] = each >>> 2;
    counts[last] = oneMore(counts[last]!, each & 3);
  }
  const lengths = byField.map((numbers) => numbers.length) as [number, number, number];
  return { terms: terms.subarray(0, last + 1), counts: counts.subarray(0, last + 1), lengths };
}

function countAll([title, keywords, text]: Fields): { words: Counted; grams: Counted } {
  const fields = [title, keywords, text.flat()];
  const words = count(fields.map((spellings) => spellings.map(({ stem }) => stem)));
  const grams = count(fields.map((spellings) => spellings.flatMap(({ grams: own }) => own)));
  return { words, grams };
}

function addToLayer(layer: Layer, place: number, { terms, counts, lengths }: Counted): void {
  for (let at = 0; at < terms.length; at++) addPosting(layer.postings[terms[at]!]!, place, counts[at]!);
  lengths.forEach((length, field) => {
    layer.lengths[place * 3 + field] = length;
    layer.totals[field]! += length;
  });
}

function dropFromLayer(layer: Layer, place: number, { terms, lengths }: Counted): void {
  for (const term of terms) dropPosting(layer.postings[term]!, place);
  lengths.forEach((length, field) => {
    layer.lengths[place * 3 + field] = 0;
    layer.totals[field]! -= length;
  });
}

/** Takes a document in, in place of the one with its id. */
export function putDocument(index: SearchIndex, document: SearchDocument): void {
  dropDocument(index, document.id);
  const place = index.free.pop() ?? index.kept.length;
  const sentences = sentencesOf(document.text);
  const fields = fieldsOf(index, document, sentences);
  const { words, grams } = countAll(fields);
  addToLayer(index.words, place, words);
  addToLayer(index.grams, place, grams);
  const stems = (spellings: Spelling[]) => Uint32Array.from(spellings, ({ stem }) => stem);
  const [title, keywords, text] = fields;
  index.kept[place] = { document, sentences, terms: text.map(stems), title: stems([...title, ...keywords]) };
  index.places.set(document.id, place);
  index.revision++;
}

/** Takes a document out; nothing happens where there is none with this id. */
export function dropDocument(index: SearchIndex, id: string): void {
  const place = index.places.get(id);
  if (place === undefined) return;
  const { document, sentences } = index.kept[place]!;
  const { words, grams } = countAll(fieldsOf(index, document, sentences));
  dropFromLayer(index.words, place, words);
  dropFromLayer(index.grams, place, grams);
  index.kept[place] = undefined;
  index.places.delete(id);
  index.free.push(place);
  index.revision++;
}
