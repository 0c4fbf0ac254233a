/** What is known of a sending before anybody read it. */
export type Sending = {
  text: string;
  /** The field that no person sees was filled in. */
  trapped: boolean;
  /** The work of the site's script was done; a plain form does none. */
  proven: boolean;
  /** Somebody marked an earlier conversation of the same sender as spam. */
  spammedBefore: boolean;
  /** The same words came from others lately. */
  repeatedWords: boolean;
  /** Plain forms come in faster than people write. */
  surge: boolean;
};

/** From here on it goes to the spam view, where a person may take it out. */
export const spamFrom = 3;

/**
 * How much a sending looks like spam, with the reasons that stand beside it on screen. Nothing is thrown away for it. The weights are
 * ours: one certain sign is enough, of weak ones it takes two.
 */
export function judgeSpam(sending: Sending): { score: number; reasons: string[] } {
  const links = sending.text.match(/https?:\/\/|www\./gi)?.length ?? 0;
  const signs: [reason: string, weight: number, seen: boolean][] = [
    ["trap", 5, sending.trapped],
    ["spammed_before", 3, sending.spammedBefore],
    ["markup", 3, /\[url=|\[link=|<a\s+href/i.test(sending.text)],
    ["surge", 2, sending.surge],
    ["repeated_words", 2, sending.repeatedWords],
    ["many_links", links >= 5 ? 3 : 2, links >= 3],
    ["a_link", 1, links > 0 && links < 3 && !sending.proven],
    ["foreign_letters", 2, isForeign(sending.text)],
  ];
  const seen = signs.filter(([, , holds]) => holds);
  return { score: seen.reduce((sum, [, weight]) => sum + weight, 0), reasons: seen.map(([reason]) => reason) };
}

/** More than half of the letters are of a script that the brand's customers hardly write: Cyrillic, Chinese, Japanese, Korean, Thai. */
function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign =
    text.match(
      /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu,
    )?.length ?? 0;
  return letters > 10 && foreign * 2 > letters;
}
