import { searchForm } from "../search-form.ts";
import type { Hit } from "./hits.ts";
import type { Token } from "./tokens.ts";

const numbers = new Map(
  "صفر یک دو سه چهار پنج شش هفت هشت نه ده".split(" ").map((word, value): [string, number] => [searchForm(word), value]),
);
const english = "zero one two three four five six seven eight nine ten".split(" ");
for (const [value, word] of english.entries()) numbers.set(word, value);
numbers.set("یه", 1);
const stars = new Set(["ستاره", "ستارس", "star", "stars"]);
// A hotel of five stars is a fact.
const houses = new Set(["هتل", "هتلی", "هتلهای", "hotel", "hotels", "a"]);

/** Ratings written in the text («۲ از ۱۰», "9/10", «یک ستاره»), as hits from −3 (nothing) to 3 (all there is). */
export function ratingsOf(tokens: readonly Token[]): Hit[] {
  return tokens.flatMap((_, at) => outOf(tokens, at) ?? fraction(tokens[at]!, at) ?? starred(tokens, at) ?? []);
}

function countOf(token: Token | undefined): number | undefined {
  if (token?.kind === "word") return numbers.get(token.form);
  if (token?.kind !== "number" || !/^\d+(\.\d+)?$/.test(token.form)) return undefined;
  return Number(token.form);
}

function outOf(tokens: readonly Token[], at: number): Hit | undefined {
  const long = tokens[at + 1]?.form === "out" && tokens[at + 2]?.form === "of";
  if (!long && tokens[at + 1]?.form !== "از") return undefined;
  const last = at + (long ? 3 : 2);
  return rated(countOf(tokens[at]), countOf(tokens[last]), at, last);
}

function fraction(token: Token, at: number): Hit | undefined {
  const [value, of] = token.form.split("/");
  if (token.kind !== "number" || of === undefined) return undefined;
  return rated(Number(value), Number(of), at, at);
}

function starred(tokens: readonly Token[], at: number): Hit | undefined {
  if (!stars.has(tokens[at + 1]?.form ?? "") || houses.has(tokens[at - 1]?.form ?? "")) return undefined;
  return rated(countOf(tokens[at]), 5, at, at + 1);
}

function rated(value: number | undefined, of: number | undefined, first: number, last: number): Hit | undefined {
  if (value === undefined || (of !== 5 && of !== 10 && of !== 20 && of !== 100) || value > of) return undefined;
  // The middle of ratings people give lies above the middle of the scale.
  const weight = Math.max(-3, Math.min(3, (value / of - 0.6) * 7.5));
  return { first, last, weight, closed: true };
}
