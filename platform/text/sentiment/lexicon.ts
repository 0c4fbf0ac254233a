import { readFileSync } from "node:fs";
import { searchForm } from "../search-form.ts";
import { conjugate } from "./conjugate.ts";
import { stemsOf } from "./stems.ts";

const lists: [file: string, parting: RegExp][] = [
  ...["praise", "blame", "goods", "food", "service", "leisure", "more"].map((part): [string, RegExp] => [
    `${part}.fa.txt`,
    /،/,
  ]),
  ...["praise.en", "blame.en", "finglish"].map((part): [string, RegExp] => [`${part}.txt`, /,/]),
  ["signs.txt", /\s/],
];

/** What words weigh (−3..3), by their key; 0 stands for what only looks like such a word. `begins`: how keys begin. */
export type Lexicon = { weights: ReadonlyMap<string, number>; begins: ReadonlySet<string> };

/** A found entry; `closed` where its ending is already the verb («خوبه»), so that no verb after it denies it. */
export type Found = { weight: number; closed: boolean };

const arabic = /\p{Script=Arabic}/u;

/** The key of words: Persian without any space, so that half-spaces do not matter; other scripts with single spaces. */
export function keyOf(words: readonly string[]): string {
  return words.join(arabic.test(words[0] ?? "") ? "" : " ");
}

/** The lexicon, read once. */
export function lexicon(): Lexicon {
  read ??= readLexicon();
  return read;
}
let read: Lexicon | undefined;

/** What a key weighs, by itself or by its stems of at least so many letters; nothing where it is not known. */
export function weigh({ weights }: Lexicon, key: string, least: number): Found | undefined {
  const exact = weights.get(key);
  if (exact !== undefined) return { weight: exact, closed: false };
  for (const { stem, closed } of stemsOf(key)) {
    const weight = stem.length < least ? undefined : weights.get(stem);
    if (weight !== undefined) return { weight, closed };
  }
  return undefined;
}

function readLexicon(): Lexicon {
  const weights = new Map<string, number>();
  for (const [file, parting] of lists) {
    for (const [entry, weight] of entriesOf(linesOf(file), parting)) {
      const key = file === "signs.txt" ? entry.replaceAll("\ufe0f", "") : keyOf(searchForm(plain(entry)).split(" "));
      // What only looks like praise or blame holds wherever it is written; otherwise the first list says it.
      if (!weights.has(key) || weight === 0) weights.set(key, weight);
    }
  }
  for (const [key, weight] of verbEntries()) if (!weights.has(key)) weights.set(key, weight);
  const begins = new Set<string>();
  for (const key of weights.keys()) for (let end = 1; end <= key.length; end++) begins.add(key.slice(0, end));
  return { weights, begins };
}

function plain(entry: string): string {
  return entry.replace(/['’]/g, "").replaceAll("-", " ");
}

function linesOf(file: string): string[] {
  const text = readFileSync(new URL(`words/${file}`, import.meta.url), "utf8");
  return text.split(/\r?\n/).filter((line) => line && !line.startsWith("#"));
}

function entriesOf(lines: string[], parting: RegExp): [string, number][] {
  let weight = 0;
  return lines.flatMap((line): [string, number][] => {
    const header = /^\[(-?[\d.]+)\]$/.exec(line);
    if (header) weight = Number(header[1]);
    if (header) return [];
    return line.split(parting).flatMap((part): [string, number][] => (part.trim() ? [[part.trim(), weight]] : []));
  });
}

function verbEntries(): [string, number][] {
  return linesOf("verbs.fa.txt").flatMap((line) => {
    const [said, denied, ...words] = line.split(" ");
    const [past, ...presents] = searchForm(words.pop()!).split("/");
    const before = words.map(searchForm).join("");
    const forms = conjugate(past!, presents);
    const weighed = (list: string[], weight: string) => list.map((form): [string, number] => [before + form, +weight]);
    return [...weighed(forms.said, said!), ...weighed(forms.denied, denied!)];
  });
}
