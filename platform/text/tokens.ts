import { foldLetters } from "./search-form.ts";

// Stands where a half-space was: the letter that Unicode keeps for joining words from below.
const joiner = "\u203f";
const word = /[\p{L}\p{N}]+(?:(?:['’\u203f]|(?<=[0-9])[.,٫](?=[0-9]))[\p{L}\p{N}]+)*/gu;
const apostrophes = /['’]/g;
const persianLetter = /\p{Script=Arabic}/u;
// «9کیلومتر», «مدل13»: nobody means one word.
const betweenDigitAndLetter = /(?<=[0-9])(?=[\p{Script=Arabic}&&\p{L}])|(?<=[\p{Script=Arabic}&&\p{L}])(?=[0-9])/v;

/** Endings that people write joined, with a half-space or with a space: «کتابها», «کتاب‌ها», «کتاب ها». */
const endings = new Set(
  `ها های هایی هایم هایت هایش هایمان هایتان هایشان هام هات هاش هامون هاتون هاشون تر ترین تری
  ام ات اش ای اند ایم اید مان تان شان مون تون شون`.split(/\s+/),
);
// Of these nobody writes anything else when they stand alone; «ای», «تر» or «ام» may be words.
const looseEndings = /^(?:ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان|م|ت|ش|مون|تون|شون)?|تری?ن)$/;
const prefix = /^ن?می$/;
// «ها ها ها …» is laughter, and a word that grows without end is dear.
const longestJoined = 30;
const verbLike = /..(?:م|ی|د|ت|ه|ن)$/;

/**
 * The words of a text in search form, in order: «می روم», «می‌روم» and «میروم» are one word, so are «کتاب ها», «کتاب‌ها» and
 * «کتابها»; other words with a half-space are given apart («کاروان‌سرا»: two). Signs and emoji are left out, an apostrophe joins
 * ("don't": dont). Linear in the length of the text, which may be of any length.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  // A prefix that waits for its verb.
  let waiting = "";
  const add = (part: string, joined: boolean) => {
    const before = tokens.length - 1;
    if (waiting) {
      const verb = joined || verbLike.test(part);
      tokens.push(...(verb ? [waiting + part] : [waiting, part]));
      waiting = "";
    } else if (prefix.test(part)) waiting = part;
    else if (
      before >= 0 &&
      tokens[before]!.length < longestJoined &&
      persianLetter.test(tokens[before]!) &&
      (joined ? endings.has(part) : looseEndings.test(part))
    )
      tokens[before] += part;
    else tokens.push(part);
  };
  for (const [found] of foldLetters(text, joiner).matchAll(word)) {
    const parts = found.replace(apostrophes, "").replaceAll("٫", ".").split(joiner);
    parts.forEach((part, at) => {
      for (const piece of part.split(betweenDigitAndLetter)) add(piece, at > 0);
    });
  }
  if (waiting) tokens.push(waiting);
  return tokens;
}
