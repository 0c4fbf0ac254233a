import type { Reading } from "./read-sentiment.ts";
import type { Token } from "./tokens.ts";

/** Words of a text by which a model judges, each counted once: stems, pairs of them, and pieces of three and four letters. */
export function featuresOf({ tokens }: Pick<Reading, "tokens">): Map<string, number> {
  const found = new Map<string, number>();
  let before = "^";
  for (const token of tokens) {
    const stem = stemOf(token);
    found.set(`w:${stem}`, 1);
    found.set(`p:${before} ${stem}`, 1);
    before = stem;
    if (token.kind === "word") for (const piece of piecesOf(stem)) found.set(`c:${piece}`, 0.5);
  }
  return found;
}

/** A word without the endings that do not change what it feels like; rough, and the same whenever it is learned and read. */
export function stemOf({ kind, form }: Token): string {
  if (kind === "break") return form.slice(0, 1);
  if (kind !== "word") return form;
  const persian = form.replace(/(?:های|ها|هام|هاش|مون|تون|شون|ست|م|ش|ه|ی|ن)$/, "");
  if (persian !== form && persian.length >= 3) return persian;
  const english = form.replace(/(?:ing|ed|ly|s)$/, "");
  return english.length >= 4 ? english : form;
}

function piecesOf(stem: string): string[] {
  const word = ` ${stem.slice(0, 30)} `;
  const pieces: string[] = [];
  for (const size of [3, 4]) {
    for (let at = 0; at + size <= word.length; at++) pieces.push(word.slice(at, at + size));
  }
  return pieces;
}
