import type { PageKind } from "./page-account.ts";

/** What one message holds. Instagram's limit is told in bytes, of which a Persian letter takes two. */
const holds: Record<PageKind, (text: string) => boolean> = {
  messenger: (text) => text.length <= 2000,
  instagram: (text) => Buffer.byteLength(text) <= 1000,
};

/** A text in as few messages as hold it, parted where a line, a sentence or a word ends. */
export function piecesOf(text: string, kind: PageKind): string[] {
  const fits = holds[kind];
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest && !fits(rest)) {
    const end = endOf(rest, fits);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest ? [...pieces, rest] : pieces;
}

function endOf(text: string, fits: (text: string) => boolean): number {
  let [low, high] = [1, Math.min(text.length, 2000)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  const whole = text.slice(0, low);
  // Better a shorter message than one that ends within a word; but none of a few words only.
  for (const mark of ["\n", ". ", "؟ ", "! ", " "]) {
    const at = whole.lastIndexOf(mark);
    if (at > low / 2) return at + mark.length;
  }
  return low - (/[\uD800-\uDBFF]$/.test(whole) ? 1 : 0);
}
