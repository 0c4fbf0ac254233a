import type { Notice } from "./push-adapter.ts";

/** More than this no device shows. */
const mostLetters = 240;
const mostOfTitle = 80;
const readers = new Intl.Segmenter("fa", { granularity: "grapheme" });

/**
 * A notice whose words fit: at most 240 letters as people count them (an emoji of many parts is one), fewer where `write` makes more than
 * `most` bytes of it. What is cut ends in «…», never within a letter.
 */
export function fitNotice(notice: Notice, most: number, write: (notice: Notice) => string): string {
  const title = cut(graphemes(notice.title, mostOfTitle + 1), mostOfTitle);
  const letters = graphemes(notice.body.replace(/\s+/g, " ").trim(), mostLetters + 1);
  const bytes = (count: number, image: string | null) => write({ ...notice, title, image, body: cut(letters, count) });
  const fits = (text: string) => Buffer.byteLength(text) <= most;
  for (const image of notice.image ? [notice.image, null] : [null]) {
    const whole = bytes(mostLetters, image);
    if (fits(whole)) return whole;
    let [low, high] = [0, mostLetters];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(bytes(middle, image))) low = middle;
      else high = middle - 1;
    }
    // Words are worth more than a picture.
    if (low >= 40 || (image === null && low > 0)) return bytes(low, image);
  }
  return write({ ...notice, title: "", body: "", image: null });
}

/** The first letters, as many as asked for; what lies behind them is not looked at. */
function graphemes(text: string, count: number): string[] {
  const found: string[] = [];
  for (const { segment } of readers.segment(text.slice(0, count * 64))) {
    if (found.length === count) break;
    found.push(segment);
  }
  return found;
}

function cut(letters: readonly string[], most: number): string {
  if (letters.length <= most) return letters.join("");
  return most === 0
    ? ""
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
