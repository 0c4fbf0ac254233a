import { searchForm } from "../../../../platform/text/index.ts";
import { findNumber, foldedWords } from "./number-words.ts";

const toman = ["تومان", "تومن", "تومنی", "toman", "tomans"].map(searchForm);
const rial = ["ریال", "rial", "rials", "irr"].map(searchForm);

/** An amount in rials as people say it: «دویست هزار تومن», «۲۵۰٬۰۰۰ تومان», «یک و نیم میلیون», «۵۰۰۰ ریال». Without a unit it is toman. */
export function readMoney(text: string): number | null {
  const words = foldedWords(text);
  const found = findNumber(words);
  if (!found || found.value <= 0) return null;
  const after = words.slice(found.from + found.words, found.from + found.words + 2);
  const inRial = after.some((word) => rial.includes(word)) && !after.some((word) => toman.includes(word));
  return Math.round(found.value * (inRial ? 1 : 10));
}
