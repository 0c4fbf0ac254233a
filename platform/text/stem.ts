import { englishStem } from "./english-stem.ts";
import { persianStem } from "./persian-stem.ts";

const latin = /^[a-z]+$/;
const arabic = /^\p{Script=Arabic}+$/u;

/**
 * The light stem of a word of tokensOf. The script decides before the language does: a Latin word in a Persian text is stemmed as
 * English. Numbers, codes and other scripts stay.
 */
export function stemOf(word: string, _language?: string): string {
  if (arabic.test(word)) return persianStem(word);
  return latin.test(word) ? englishStem(word) : word;
}
