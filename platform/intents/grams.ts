import { searchForm, stemOf, tokensOf, wordClassesOf } from "../text/index.ts";

/** The kinds of features: a word, two neighbouring words, a piece of a word, two words near each other in any order, a stem or two, a class of words. */
export const kinds = { word: 0, bigram: 1, piece: 2, pair: 3, stem: 4, wordClass: 5 } as const;

/** The features of one text, each once: `key` is a hash, `kind` one of `kinds`, `times` how often it occurs. */
export type Grams = { keys: Uint32Array; kinds: Uint8Array; times: Uint8Array };

/** Longer texts are read up to here: a question is said in its first words. */
const mostLetters = 2_000;
const mostWords = 200;
const longestPiece = 5;
const pairReach = 4;

/**
 * What a text is compared by: its folded words, neighbouring words (with where it begins and ends), pieces of 2 to 5 letters within words,
 * pairs of words at most three words apart, and stems with their neighbours («می‌خوام» is «خواستن» in each of its forms), and
 * what its words are examples of («به شیراز» and «به رشت» are to a city). Nothing for a text without letters, digits and emoji. Never throws.
 */
export function gramsOf(text: string): Grams {
  const words = wordsOf(text);
  const found = new Map<number, { kind: number; times: number }>();
  const add = (gram: string, kind: number) => {
    const key = hash(gram, kind);
    const known = found.get(key);
    if (known) known.times = Math.min(255, known.times + 1);
    else found.set(key, { kind, times: 1 });
  };
  for (const word of words) {
    add(word, kinds.word);
    addPieces(word, add);
  }
  const framed = words.length > 0 ? ["^", ...words, "$"] : [];
  for (let at = 0; at + 1 < framed.length; at++) add(`${framed[at]} ${framed[at + 1]}`, kinds.bigram);
  for (let at = 0; at < words.length; at++)
    for (let other = at + 1; other < Math.min(words.length, at + pairReach); other++)
      add([words[at]!, words[other]!].sort().join("+"), kinds.pair);
  addStemsAndClasses(text.slice(0, mostLetters), add);
  const entries = [...found];
  return {
    keys: Uint32Array.from(entries, ([key]) => key),
    kinds: Uint8Array.from(entries, ([, { kind }]) => kind),
    times: Uint8Array.from(entries, ([, { times }]) => times),
  };
}

function wordsOf(text: string): string[] {
  const folded = searchForm(text.slice(0, mostLetters)).replace(/['’]/g, "");
  return (folded.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? []).slice(0, mostWords);
}

function addStemsAndClasses(text: string, add: (gram: string, kind: number) => void): void {
  const words = tokensOf(text).slice(0, mostWords);
  const stems = words.map((word) => stemOf(word));
  for (const [at, stem] of stems.entries()) {
    add(stem, kinds.stem);
    if (at > 0) add(`${stems[at - 1]} ${stem}`, kinds.stem);
    for (const wordClass of wordClassesOf(words[at]!, stem)) add(wordClass, kinds.wordClass);
  }
}

function addPieces(word: string, add: (gram: string, kind: number) => void): void {
  const framed = ` ${word} `;
  for (let length = 2; length <= longestPiece; length++) {
    if (length >= framed.length) {
      add(framed, kinds.piece);
      return;
    }
    for (let at = 0; at + length <= framed.length; at++) add(framed.slice(at, at + length), kinds.piece);
  }
}

/** FNV-1a over UTF-16 units, with the last mixing step of MurmurHash3; each kind begins elsewhere. */
function hash(gram: string, kind: number): number {
  let mixed = kind + 1;
  for (let at = 0; at < gram.length; at++) mixed = Math.imul(mixed ^ gram.charCodeAt(at), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
