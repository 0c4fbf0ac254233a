const persian = /[\p{Script=Arabic}&&\p{L}]/gv;
const latin = /\p{Script=Latin}/gu;
const looked = 2000;

/**
 * The language of a text by its letters: "fa" where a quarter of them or more are Arabic ones (Persian texts are full of Latin
 * product names, English ones have no Persian words), else "en"; null without letters of either. Looks at the first 2,000
 * characters. Finglish and a wrong keyboard are told by fromFinglish and fromWrongKeyboard.
 */
export function guessLanguage(text: string): "fa" | "en" | null {
  const part = text.slice(0, looked);
  const ours = part.match(persian)?.length ?? 0;
  const theirs = part.match(latin)?.length ?? 0;
  if (ours + theirs === 0) return null;
  return ours * 3 >= theirs ? "fa" : "en";
}
