import { verbStem } from "./persian-verbs.ts";
import { searchForm } from "./search-form.ts";
import { stemOf } from "./stem.ts";
import { stopWords } from "./stop-words.ts";
import { englishWords } from "./words/english-words.ts";
import { persianWords } from "./words/persian-words.ts";

const inList = (list: string) => list.trim().split(/\s+/);

/** The words of a language's list, as written. */
export function listedWords(language: "fa" | "en"): string[] {
  return inList(language === "fa" ? persianWords : englishWords);
}

type Known = { words: Set<string>; stems: Set<string> };

function collect(language: "fa" | "en"): Known {
  const words = new Set([...listedWords(language), ...stopWords(language)].map((word) => searchForm(word)));
  for (const word of [...words]) words.add(word.replaceAll(" ", ""));
  return { words, stems: new Set([...words].map((word) => stemOf(word))) };
}

const collected: { fa?: Known; en?: Known } = {};

/** Whether the lists of a language have a word (in search form), or its stem, or it is a form of a listed Persian verb. */
export function isKnownWord(word: string, language: "fa" | "en"): boolean {
  collected[language] ??= collect(language);
  const { words, stems } = collected[language];
  if (words.has(word)) return true;
  if (word.length < 3) return false;
  return stems.has(stemOf(word)) || (language === "fa" && verbStem(word) !== undefined);
}

/** The share (0 to 1) of letters that stand in known words of a language; short words count less, as they may be chance. */
export function knownShare(words: readonly string[], language: "fa" | "en"): number {
  let all = 0;
  let known = 0;
  for (const word of words) {
    all += word.length;
    if (isKnownWord(word, language)) known += word.length;
  }
  return all > 0 ? known / all : 0;
}
