const irregular = new Map(
  `went/go gone/go goes/go does/do did/do done/do has/have had/have is/be are/be was/be were/be been/be am/be bought/buy sent/send
  paid/pay came/come got/get gotten/get made/make said/say took/take taken/take gave/give given/give found/find lost/lose left/leave
  kept/keep told/tell thought/think broke/break broken/break chose/choose chosen/choose forgot/forget forgotten/forget wrote/write
  written/write began/begin begun/begin knew/know known/know saw/see seen/see spoke/speak spoken/speak stole/steal stolen/steal
  wore/wear worn/wear sold/sell held/hold met/meet ran/run sat/sit stood/stand understood/understand won/win fell/fall felt/feel
  children/child people/person men/man women/woman feet/foot teeth/tooth mice/mouse better/good best/good worse/bad worst/bad
  news/news always/always this/this gas/gas bus/bus yes/yes us/us series/series thing/thing during/during king/king ring/ring
  string/string spring/spring bring/bring something/something nothing/nothing anything/anything everything/everything need/need
  speed/speed feed/feed seed/seed red/red bed/bed`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split("/") as [string, string]),
);
const vowel = /[aeiouy]/;

function plural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

function undouble(stem: string): string {
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function tense(word: string): string {
  const ending = /(?:ed|ing|ings)$/.exec(word);
  if (!ending || ending.index < 3 || !vowel.test(word.slice(0, ending.index))) return word;
  const stem = word.slice(0, ending.index);
  return /i$/.test(stem) ? `${stem.slice(0, -1)}y` : undouble(stem);
}

const derived: readonly (readonly [RegExp, string])[] = [
  [/(?<=...)ization$/, "ize"],
  [/(?<=...)ations?$/, "ate"],
  [/(?<=....)(?:ments?|ness|fully|ful|ly)$/, ""],
  [/(?<=....)ally$/, "al"],
  [/(?<=....)ery$/, "er"],
];

/**
 * The light stem of an English word in lower case: irregular forms by a list, plural, -ed and -ing, -ly, -ness, -ment and
 * -ation, -ery, a silent e dropped so that "delivering", "delivered" and "deliver" meet. After the first steps of Porter, "An algorithm
 * for suffix stripping" (1980); further endings stay.
 */
export function englishStem(word: string): string {
  if (word.length < 3) return word;
  const known = irregular.get(word);
  if (known) return known;
  let stem = tense(plural(word));
  if (irregular.has(stem)) return irregular.get(stem)!;
  for (const [pattern, instead] of derived) stem = stem.replace(pattern, instead);
  if (stem.length > 4) stem = stem.replace(/e$/, "");
  return stem.length > 3 ? stem.replace(/y$/, "i") : stem;
}
