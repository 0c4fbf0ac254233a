/** A word that opens a list: `/greet` for canned replies, `@sara` for colleagues. `from` is where it begins. */
export type Token = { kind: "/" | "@"; text: string; from: number; to: number };

/** The word under the cursor, where it begins with a sign that opens a list and stands by itself. */
export function tokenAt(text: string, cursor: number): Token | null {
  const before = /(^|\s)([/@])([^\s/@]*)$/u.exec(text.slice(0, cursor));
  if (!before) return null;
  const from = cursor - before[3]!.length - 1;
  return { kind: before[2] as "/" | "@", text: before[3]!, from, to: cursor };
}

/** Puts words in the place of a token. Gives the new text and where the cursor then stands. */
export function replaceToken(text: string, token: Token, words: string): { text: string; cursor: number } {
  return {
    text: text.slice(0, token.from) + words + text.slice(token.to),
    cursor: token.from + words.length,
  };
}
