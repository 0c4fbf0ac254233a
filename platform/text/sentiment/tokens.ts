import { searchForm } from "../search-form.ts";
import { lexicon } from "./lexicon.ts";

/** A word, number, sign (emoji, emoticon) or break of a text: what is compared, and where it was typed. */
export type Token = {
  kind: "word" | "number" | "sign" | "break";
  form: string;
  from: number;
  to: number;
  /** Letters drawn out for force: «عااالی», "soooo". */
  drawn: boolean;
};

const parts = new RegExp(
  [
    String.raw`(?<number>\p{N}+(?:[.٫/]\p{N}+)?)`,
    String.raw`(?<word>(?:(?!\p{N})[\p{Script=Arabic}\u0640])(?:(?!\p{N})[\p{Script=Arabic}\p{M}\u0640\u200c\u200d])*|\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*|\p{L}[\p{L}\p{M}]*)`,
    String.raw`(?<sign>[:;=]'?-?[()DP*/\\|]+|<\/?3|\^_?\^|-_-|(?:\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)(?:\u200d\p{Extended_Pictographic}\ufe0f?)*)`,
    String.raw`(?<break>[.!?؟،,;؛:()«»"…\r\n|]+|\s-+\s)`,
  ].join("|"),
  "gu",
);

/** The tokens of a text in order. Each is folded by itself (`searchForm`), so that the whole of a long text is read, in linear time. */
export function tokensOfSentiment(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(parts)) {
    const [typed] = match;
    const from = match.index;
    const place = { from, to: from + typed.length };
    const { word, number, sign } = match.groups!;
    if (word) tokens.push(...wordsOf(word, from));
    else if (number) tokens.push({ kind: "number", form: searchForm(typed.slice(0, 60)), ...place, drawn: false });
    else if (sign) tokens.push({ kind: "sign", form: bareSign(sign), ...place, drawn: false });
    else tokens.push({ kind: "break", form: typed.trim() || "\n", ...place, drawn: false });
  }
  return tokens;
}

function wordsOf(word: string, from: number): Token[] {
  const tokens: Token[] = [];
  for (const piece of word.matchAll(/[^\u200c]+/gu)) {
    const typed = piece[0];
    const form = searchForm(typed.slice(0, 60).replace(/['’]/g, ""));
    const drawn = /(\p{L})\1\1/u.test(form);
    const at = from + piece.index;
    if (form) tokens.push({ kind: "word", form: drawn ? undrawn(form) : form, from: at, to: at + typed.length, drawn });
  }
  return tokens;
}

// "goood" is "good" but «خووووب» is «خوب»: whichever is known.
function undrawn(form: string): string {
  const twice = form.replace(/(\p{L})\1{2,}/gu, "$1$1");
  const once = form.replace(/(\p{L})\1{1,}/gu, "$1");
  return lexicon().weights.has(twice) ? twice : once;
}

function bareSign(sign: string): string {
  const bare = sign.replace(/\ufe0f|\p{Emoji_Modifier}/gu, "");
  return /^[:;=]/.test(bare) ? bare.replace(/([()]){4,}$/, "$1$1") : bare;
}
