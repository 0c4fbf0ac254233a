/** A piece of a message: words, or an address that may be opened. */
export type Piece = { text: string; href?: string };

const address = /\b(?:https?:\/\/|www\.)[^\s<>"'«»“”]+/gi;
/** What ends a sentence does not belong to the address in it. */
const ending = /[.,;:!?)\]}،؛؟…]+$/;

/** Parts a text into words and web addresses; only http and https are ever addresses. */
export function findLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = endsOpen(found) ? found : found.replace(ending, "");
    const href = readAddress(shown);
    if (!href) continue;
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ text: shown, href });
    at = index + shown.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** `…/Apple_(fruit)` keeps its bracket. */
function endsOpen(found: string): boolean {
  return /\([^()]*\)$/.test(found);
}

function readAddress(text: string): string | null {
  try {
    const url = new URL(/^www\./i.test(text) ? `https://${text}` : text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}
