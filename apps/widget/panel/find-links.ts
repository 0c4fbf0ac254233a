/** A piece of a message: words, or an address that may be opened. */
export type Piece = { text: string; href?: string };

const address = /\b(?:https?:\/\/|www\.)[^\s<>"'«»“”]+/gi;
/** What ends a sentence does not belong to the address in it. */
const ending = /[.,;:!?)\]}،؛؟…]/;

/** Parts a text into words and web addresses; only http and https are ever addresses. */
export function findLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = withoutEnding(found);
    const href = readAddress(shown);
    if (!href) continue;
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ text: shown, href });
    at = index + shown.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** `…/Apple_(fruit)` keeps its bracket: it was opened in the address. */
function withoutEnding(found: string): string {
  let end = found.length;
  const count = (bracket: string) => found.slice(0, end).split(bracket).length;
  while (end > 0 && ending.test(found[end - 1] as string)) {
    if (found[end - 1] === ")" && count("(") >= count(")")) break;
    end--;
  }
  return found.slice(0, end);
}

function readAddress(text: string): string | null {
  try {
    const url = new URL(/^www\./i.test(text) ? `https://${text}` : text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}
