import { knownShare } from "./known-words.ts";
import { tokensOf } from "./tokens.ts";

// Keys of a US keyboard and what they give on the Persian one of ISIRI 9147; Windows' older layout has ئ where that has پ.
const keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,\\`HNMGBVCXZ";
const standard = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپوپپآأءۀإؤژية";
const pairs = [...standard].map((letter, at): [string, string] => [keys[at]!, letter]);
const toPersian = new Map(pairs);
const toOlderPersian = new Map([...pairs, ["m", "ئ"]]);
const others: [string, string][] = [
  ["ئ", "m"],
  ["ي", "d"],
  ["ى", "d"],
  ["ك", ";"],
];
const toLatin = new Map([...pairs.map(([key, letter]): [string, string] => [letter, key]), ...others, ["پ", "m"]]);
const longest = 400;
const latin = /[a-z]/i;
const persian = /[\p{Script=Arabic}&&\p{L}]/v;

function typedBy(layout: ReadonlyMap<string, string>, text: string): string {
  return [...text].map((sign) => layout.get(sign) ?? layout.get(sign.toLowerCase()) ?? sign).join("");
}

/**
 * The same keys on the other layout: a text with Latin letters as Persian ones (as ISIRI 9147 gives them, then as Windows' older
 * layout does), another as Latin ones. The first 400 characters.
 */
export function onOtherKeyboard(text: string): string[] {
  const typed = text.slice(0, longest);
  if (!latin.test(typed)) return [typedBy(toLatin, typed).toLowerCase()];
  return [typedBy(toPersian, typed), typedBy(toOlderPersian, typed)];
}

/**
 * What was meant where a text was typed with the other keyboard on («sghl»: سلام, «اثممخ»: hello), or null where it is likely
 * to be as meant. It is taken where most of its letters then stand in words of our lists and, as typed, clearly fewer do.
 */
export function fromWrongKeyboard(text: string): string | null {
  const typed = text.slice(0, longest);
  const inLatin = latin.test(typed);
  // Nobody changes the layout in the middle of a mistake.
  if (inLatin === persian.test(typed)) return null;
  const asTyped = knownShare(tokensOf(typed), inLatin ? "en" : "fa");
  let best: { meant: string | null; share: number } = { meant: null, share: 0 };
  for (const meant of onOtherKeyboard(typed)) {
    const share = knownShare(tokensOf(meant), inLatin ? "fa" : "en");
    if (share > best.share) best = { meant, share };
  }
  return best.share >= 0.6 && best.share > asTyped + 0.3 ? best.meant : null;
}
