import { stemOf, tokensOf } from "../../../../platform/text/index.ts";
import type { TermWords } from "../../contract.ts";

/** A text as terms are looked for in it. */
export type Spoken = { words: readonly string[]; bare: readonly string[] };

const longestText = 40_000;
/** Shorter words are only found whole: «از ار» is no «ازار». */
const leastJoined = 5;

// «خانه‌ی آفتاب» is «خانهٔ آفتاب» as people type it.
const ezafe = /(?<=ه)[\u200c ][یي](?![\p{L}\u200c])/gu;
const wordsOf = (text: string) => tokensOf(text.replace(ezafe, ""));

/** Reads a text once for any number of terms: its words in folded form, and the same without their endings. */
export function spokenOf(text: string): Spoken {
  const words = wordsOf(text.slice(0, longestText));
  return { words, bare: words.map((word) => stemOf(word)) };
}

/**
 * Whether a word of a term stands in a text. Letters are folded (ي ی, آ ا), endings of the text's own word do not matter («آفتاب» is in
 * «آفتاب‌ها»), nor how an ezafe is written, and neither does whether somebody wrote it joined, with a half-space or apart («دیجی‌کالا», «دیجی کالا», «دیجیکالا»).
 * Linear in the length of the text.
 */
export function holds({ words, bare }: Spoken, term: string): boolean {
  const wanted = wordsOf(term);
  const whole = wanted.join("");
  if (!whole) return false;
  const most = wanted.length + (whole.length >= leastJoined ? 2 : 0);
  return words.some((_, at) =>
    beginsAt({ words, bare }, at, whole, wanted.length > 1 || whole.length >= leastJoined ? most : 1),
  );
}

function beginsAt({ words, bare }: Spoken, from: number, whole: string, most: number): boolean {
  let run = "";
  for (let at = from; at < words.length && at < from + most; at++) {
    if (run + words[at] === whole || run + bare[at] === whole) return true;
    run += words[at];
    if (!whole.startsWith(run)) return false;
  }
  return false;
}

/** What a text lacks of a term: found where nothing is missing or forbidden and one of `any_words`, if there are any, is there. */
export function judgeTerm(spoken: Spoken, { all_words, any_words, none_words }: TermWords) {
  const missing = all_words.filter((word) => !holds(spoken, word));
  const forbidden = none_words.filter((word) => holds(spoken, word));
  const any = any_words.length === 0 || any_words.some((word) => holds(spoken, word));
  const says = all_words.length + any_words.length > 0;
  return { found: says && any && missing.length === 0 && forbidden.length === 0, missing, forbidden };
}
