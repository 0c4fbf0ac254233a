import { searchForm } from "../../../../platform/text/index.ts";

const units: Record<string, number> = {
  صفر: 0,
  یک: 1,
  یه: 1,
  دو: 2,
  سه: 3,
  چهار: 4,
  چار: 4,
  پنج: 5,
  شش: 6,
  شیش: 6,
  هفت: 7,
  هشت: 8,
  نه: 9,
  ده: 10,
  یازده: 11,
  دوازده: 12,
  سیزده: 13,
  چهارده: 14,
  پانزده: 15,
  پونزده: 15,
  شانزده: 16,
  شونزده: 16,
  هفده: 17,
  هیفده: 17,
  هجده: 18,
  هیجده: 18,
  نوزده: 19,
  بیست: 20,
  سی: 30,
  چهل: 40,
  پنجاه: 50,
  شصت: 60,
  هفتاد: 70,
  هشتاد: 80,
  نود: 90,
  صد: 100,
  یکصد: 100,
  دویست: 200,
  سیصد: 300,
  چهارصد: 400,
  پانصد: 500,
  پونصد: 500,
  ششصد: 600,
  شیشصد: 600,
  هفتصد: 700,
  هشتصد: 800,
  نهصد: 900,
  نیم: 0.5,
};
const scales: Record<string, number> = { هزار: 1e3, هزارتا: 1e3, میلیون: 1e6, ملیون: 1e6, میلیارد: 1e9, ملیارد: 1e9 };

/** Words of a Persian number folded as searching folds them. */
const unitOf = new Map(Object.entries(units).map(([word, value]) => [searchForm(word), value]));
const scaleOf = new Map(Object.entries(scales).map(([word, value]) => [searchForm(word), value]));
const and = searchForm("و");

/** Where in folded words a number stands: from this word, so many words, and what it says. */
export type FoundNumber = { from: number; words: number; value: number };

/** The first number among folded words, in figures or in Persian words: «دویست و پنجاه هزار», «۲/۵ میلیون», «یک و نیم میلیون». */
export function findNumber(words: readonly string[]): FoundNumber | null {
  const from = words.findIndex((word) => partOf(word) !== null || scaleOf.has(word));
  if (from < 0) return null;
  let total = 0;
  let part: number | null = null;
  let at = from;
  for (; at < words.length; at++) {
    const word = words[at]!;
    const scale = scaleOf.get(word);
    const value = partOf(word);
    if (
      word === and &&
      at > from &&
      at + 1 < words.length &&
      (partOf(words[at + 1]!) !== null || scaleOf.has(words[at + 1]!))
    )
      continue;
    if (scale !== undefined) {
      total += (part ?? 1) * scale;
      part = null;
    } else if (value !== null) part = (part ?? 0) + value;
    else break;
  }
  return { from, words: at - from, value: total + (part ?? 0) };
}

function partOf(word: string): number | null {
  const said = unitOf.get(word);
  if (said !== undefined) return said;
  const plain = word.replace(/(?<=\d)[,٬،](?=\d{3})/g, "").replace("/", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Words of a text, folded; figures keep their commas and stand apart from letters. */
export function foldedWords(text: string): string[] {
  return searchForm(text)
    .replace(/(\d)(?=\p{L})/gu, "$1 ")
    .replace(/(\p{L})(?=\d)/gu, "$1 ")
    .split(/[^\p{L}\p{N}.,/٬،]+/u)
    .map((word) => word.replace(/^[.,/،]+|[.,/،]+$/g, ""))
    .filter(Boolean);
}
