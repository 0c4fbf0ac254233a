import { colloquial } from "./words/colloquial.ts";

const written = new Map(
  colloquial
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split("/") as [string, string])
    .filter(([spoken, formal]) => spoken !== formal),
);

/** The written word for a spoken or often misspelt one («خونه»: خانه), or undefined where the list has none. Word in search form. */
export function writtenWord(word: string): string | undefined {
  return written.get(word);
}
