import { sentencesOf, stemOf, tokensOf } from "../text/index.ts";
import { gramsOf } from "./grams.ts";
import { addPosting, dropPosting, noPostings, type Postings, packCounts } from "./postings.ts";

/** What is searched: an article, an answer, a paragraph. `lang` is "fa" or "en"; others are searched as written. */
export type SearchDocument = { id: string; title: string; text: string; lang: string; keywords?: string };

/** A document as it is kept: with its sentences, and the terms of each as numbers, for passages. */
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

/** Documents made ready for searching, in memory. Two indexes of the same documents answer alike, however they came about. */
export type SearchIndex = {
  kept: (Kept | undefined)[];
  places: Map<string, number>;
  free: number[];
  words: Layer;
  grams: Layer;
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

type Fields = readonly [title: string[], keywords: string[], text: string[]];

function countTerms(fields: Fields): Map<string, [number, number, number]> {
  const counts = new Map<string, [number, number, number]>();
  fields.forEach((terms, field) => {
    for (const term of terms) {
      const count = counts.get(term);
      if (count) count[field]!++;
      else counts.set(term, [field === 0 ? 1 : 0, field === 1 ? 1 : 0, field === 2 ? 1 : 0]);
    }
  });
  return counts;
}

function addToLayer(layer: Layer, place: number, fields: Fields): void {
  for (const [term, counts] of countTerms(fields))
    addPosting(layer.postings[numberOf(layer, term)]!, place, packCounts(...counts));
  fields.forEach((terms, field) => {
    layer.lengths[place * 3 + field] = terms.length;
    layer.totals[field]! += terms.length;
  });
}

function dropFromLayer(layer: Layer, place: number, fields: Fields): void {
  for (const term of new Set(fields.flat())) dropPosting(layer.postings[layer.numbers.get(term)!]!, place);
  fields.forEach((terms, field) => {
    layer.lengths[place * 3 + field] = 0;
    layer.totals[field]! -= terms.length;
  });
}

function fieldsOf(document: SearchDocument, sentences: string[]) {
  const bySentence = sentences.map((sentence) => tokensOf(sentence));
  const stemsOf = (field: string[]) => field.map((word) => stemOf(word, document.lang));
  const inGrams = (field: string[]) => field.flatMap((word) => gramsOf(word));
  const [title, keywords] = [tokensOf(document.title), tokensOf(document.keywords ?? "")];
  const sentenceStems = bySentence.map(stemsOf);
  const stems: Fields = [stemsOf(title), stemsOf(keywords), sentenceStems.flat()];
  const grams: Fields = [inGrams(title), inGrams(keywords), bySentence.flatMap(inGrams)];
  return { stems, grams, sentenceStems };
}

/** Takes a document in, in place of the one with its id. */
export function putDocument(index: SearchIndex, document: SearchDocument): void {
  dropDocument(index, document.id);
  const place = index.free.pop() ?? index.kept.length;
  const sentences = sentencesOf(document.text);
  const { stems, grams, sentenceStems } = fieldsOf(document, sentences);
  addToLayer(index.words, place, stems);
  addToLayer(index.grams, place, grams);
  const numbers = (words: string[]) => Uint32Array.from(words, (word) => index.words.numbers.get(word)!);
  const terms = sentenceStems.map(numbers);
  index.kept[place] = { document, sentences, terms, title: numbers([...stems[0], ...stems[1]]) };
  index.places.set(document.id, place);
  index.revision++;
}

/** Takes a document out; nothing happens where there is none with this id. */
export function dropDocument(index: SearchIndex, id: string): void {
  const place = index.places.get(id);
  if (place === undefined) return;
  const { document, sentences } = index.kept[place]!;
  const { stems, grams } = fieldsOf(document, sentences);
  dropFromLayer(index.words, place, stems);
  dropFromLayer(index.grams, place, grams);
  index.kept[place] = undefined;
  index.places.delete(id);
  index.free.push(place);
  index.revision++;
}
