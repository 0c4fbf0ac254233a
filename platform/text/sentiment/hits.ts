import { verbSense } from "./conjugate.ts";
import { type Found, keyOf, type Lexicon, weigh } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** Words of a text that the lexicon knows: tokens `first` up to and including `last`, and what they weigh by themselves. */
export type Hit = { first: number; last: number; weight: number; closed: boolean };

const longest = 7;

/** What the lexicon knows of a text, the longest first at each place, not overlapping, in order; what weighs 0 as well. */
export function hitsOf(lexicon: Lexicon, tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const hit = tokens[at]!.kind === "sign" ? signAt(lexicon, tokens[at]!, at) : wordsAt(lexicon, tokens, at);
    if (!hit) continue;
    hits.push(hit);
    at = hit.last;
  }
  return hits;
}

function signAt({ weights }: Lexicon, { form }: Token, at: number): Hit | undefined {
  const weight = weights.get(form);
  return weight === undefined ? undefined : { first: at, last: at, weight, closed: true };
}

function wordsAt(lexicon: Lexicon, tokens: readonly Token[], at: number): Hit | undefined {
  const words: string[] = [];
  let hit: Hit | undefined;
  for (let last = at; last < tokens.length && words.length < longest; last++) {
    const token = tokens[last]!;
    if (token.kind === "break" || token.kind === "sign") break;
    words.push(token.form);
    const key = keyOf(words);
    const found = weigh(lexicon, key, words.length > 1 ? stemLength(words) : 0);
    if (found) hit = hitOf(found, at, last, words);
    if (!lexicon.begins.has(key)) break;
  }
  return hit;
}

// Endings typed apart are endings («راحت تر»); other short words are words: no ending is taken off past the last word but one letter.
const endings = new Set(["ها", "های", "هاش", "هام", "هایی", "تر", "ترین", "ام", "اش", "ات", "ای", "ند", "ست", "است"]);

function stemLength(words: readonly string[]): number {
  const whole = keyOf(words).length;
  const last = words.at(-1)!;
  return endings.has(last) ? 0 : whole - last.length + 2;
}

function hitOf({ weight, closed }: Found, first: number, last: number, words: readonly string[]): Hit {
  const sense = verbSense(words.at(-1)!);
  // An entry that ends with its verb has said all: «مشکلی نداشت».
  return {
    first,
    last,
    weight,
    closed: closed || (last > first && sense !== null) || sense === "denied" || words[0] === "هیچ",
  };
}
