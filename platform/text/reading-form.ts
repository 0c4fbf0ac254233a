import { toPersianDigits } from "../i18n/digits.ts";
import { isKnownWord } from "./known-words.ts";
import { verbStem } from "./persian-verbs.ts";
import { searchForm } from "./search-form.ts";

const persian = /[\p{Script=Arabic}&&\p{L}]/v;
const spaces = /[^\S\n]+/g;
const halfSpaces = /\u200c+/g;
// It joins nothing, and would stand between signs that belong together.
const strayHalfSpace = /(?<![\p{L}\p{M}\p{N}])\u200c|\u200c(?![\p{L}\p{M}\p{N}])/gv;
const lengthened = /(\p{L})\1{2,}/gu;
const word = /(?:[\p{Script=Arabic}&&\p{L}]|\u200c)+/gv;
const signOfVerb = /^(ن?می)(?!\u200c)(?=..)/u;
// «کتاب ها», «نمی دانم»: the parts that nobody means as words of their own.
const looseSign = /(?<!\p{L})(ن?می) (?=[\p{Script=Arabic}&&\p{L}]{2})/gv;
const looseEnding =
  /(?<=[\p{Script=Arabic}&&\p{L}]{2}) (?=(?:ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان)?|ترین|تری?)(?!\p{L}))/gv;
const betweenDigitAndLetter = /(?<=[۰-۹])(?=[\p{Script=Arabic}&&\p{L}])|(?<=[\p{Script=Arabic}&&\p{L}])(?=[۰-۹])/gv;
const joinedEnding = /(?<=ه)(?=ها(?:ی|یی)?$)/u;

const longestWord = 40;

function oneWord(found: string): string {
  // Nobody reads it, and what follows looks at a word more than once.
  if (found.length > longestWord) return found;
  const short = found.replace(lengthened, (run, letter: string) => {
    const [one, two] = [found.replace(run, letter), found.replace(run, letter + letter)];
    return isKnownWord(searchForm(two), "fa") && !isKnownWord(searchForm(one), "fa") ? letter + letter : letter;
  });
  const whole = short.replace(joinedEnding, "\u200c");
  return signOfVerb.test(whole) && verbStem(searchForm(whole).replaceAll(" ", ""))
    ? whole.replace(signOfVerb, "$1\u200c")
    : whole;
}

/**
 * The form in which a Persian text is read: letters of Arabic keyboards as Persian ones, no diacritics or tatweel, Persian digits and
 * decimal sign, «…» quotes and an ellipsis, spaces by the rules of the Academy («متن: «نقل‌قول»!»), the half-space of می, ها and تر,
 * lengthened words («سلاممم») at their length. A text without Persian letters is only trimmed. Not for comparing: see searchForm.
 * Applying it twice changes nothing that a reader sees. Linear in the length of the text.
 */
export function readingForm(text: string): string {
  const composed = text.normalize("NFKC").replaceAll("﷽", "بسم الله الرحمن الرحیم");
  if (!persian.test(composed)) return composed.replace(spaces, " ").trim();
  const letters = composed
    .replace(/[يىې]/g, "ی")
    .replace(/[كڪ]/g, "ک")
    .replace(/[\u064b-\u0652\u0670ـ]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]|\u200d/g, "")
    .replace(/ۀ|هٔ/g, "هٔ")
    .normalize("NFC")
    .replace(halfSpaces, "\u200c")
    .replace(strayHalfSpace, "");
  const signs = letters
    .replace(/(?<=\d)\.(?=\d)/g, "٫")
    .replace(/\.(?:[^\S\n]*\.){2,}/g, "…")
    .replace(/"+([^"\n]{1,200})"+/g, "«$1»")
    .replace(/\?/g, "؟")
    .replace(/;(?=\s|$)/g, "؛")
    .replace(/,(?=\s|[\p{Script=Arabic}&&\p{L}])/gv, "،");
  return spaced(signs.replace(word, oneWord).replace(looseSign, signBefore).replace(looseEnding, "\u200c"));
}

function signBefore(found: string, sign: string, at: number, all: string): string {
  const next = /^\p{Script=Arabic}+/u.exec(all.slice(at + found.length, at + found.length + 24))?.[0] ?? "";
  return verbStem(sign + searchForm(next)) ? `${sign}\u200c` : found;
}

function spaced(text: string): string {
  return toPersianDigits(text)
    .replace(/\u200c+/g, "\u200c")
    .replace(/\u200c*(\s|^|$)\u200c*/gu, "$1")
    .replace(betweenDigitAndLetter, " ")
    .replace(spaces, " ")
    .replace(/ +(?=[.،؛:!؟»)\]}])/g, "")
    .replace(/(?<=[«([{]) +/g, "")
    .replace(/(?<=\p{L})(?=…)|(?<=[،؛:!؟»])(?=\p{L}|«)/gu, " ")
    .replace(/ *\n */g, "\n")
    .trim();
}
