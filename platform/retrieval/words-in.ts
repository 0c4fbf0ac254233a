import { stemOf, tokensOf } from "../text/index.ts";

const back = /^پس(?:ش|شون|شان|م)?$/;
const given = new Set(["داد", "گرفت", "فرستاد", "اورد"]);

/** The words of a text as they are searched: those of tokensOf, with «پس بدهم», «پسش می‌گیرید» as «مرجوع» and their verb. */
export function wordsIn(text: string): string[] {
  const words = tokensOf(text);
  for (let at = 0; at + 1 < words.length; at++)
    if (back.test(words[at]!) && given.has(stemOf(words[at + 1]!))) words[at] = "مرجوع";
  return words;
}
