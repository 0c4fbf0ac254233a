// The longest first, so that «ترین» is not taken for «ین».
const copulas = ["هستن", "است", "ست", "یم", "ید", "ین", "ند", "ه", "ن", "س", "م"];
const endings = [
  ...["هایشان", "هایشون", "هامون", "هاشون", "هایی", "هاشو", "های", "هام", "هاش", "هات", "هاي", "ها"],
  ...["ترین", "تری", "تره", "ترن", "تر", "شون", "مون", "تون", "شان", "مان", "تان"],
  ...["ام", "اش", "ات", "ایی", "ای", "اش", "اشو", "شو", "شم", "شه", "ا", "ش", "ت", "ی", "و", "رو"],
];
const latin = /^[a-z ]+$/;

/** A stem a word may have, and whether what was taken off is a verb by itself («خوبه», «خوبند»). */
type Stem = { stem: string; closed: boolean };

/** Stems that a key may have, the nearest first. Not linguistics: a stem counts only where the lexicon has it. */
export function stemsOf(key: string): Stem[] {
  if (latin.test(key)) return englishStems(key).map((stem) => ({ stem, closed: false }));
  if (!/^\p{Script=Arabic}/u.test(key)) return [];
  const once = strip({ stem: key, closed: false });
  const found = [...once, ...once.flatMap(strip)];
  return key.includes("ون") ? [...found, ...formal(key), ...once.flatMap(({ stem }) => formal(stem))] : found;
}

function strip({ stem, closed }: Stem): Stem[] {
  const without = (list: string[], verb: boolean) =>
    list
      .filter((ending) => stem.length >= ending.length + 3 && stem.endsWith(ending))
      .map((ending) => ({ stem: stem.slice(0, -ending.length), closed: closed || verb }));
  return [...without(endings, false), ...without(copulas, true)];
}

// «ارزون» is «ارزان».
function formal(stem: string): Stem[] {
  return stem.includes("ون") ? [{ stem: stem.replaceAll("ون", "ان"), closed: false }] : [];
}

function englishStems(key: string): string[] {
  if (key.length < 5) return key.endsWith("s") && key.length === 4 ? [key.slice(0, -1)] : [];
  for (const ending of ["ing", "ed", "er", "est", "ly", "es", "s"]) {
    if (!key.endsWith(ending) || key.length < ending.length + 3) continue;
    const stem = key.slice(0, -ending.length);
    const single = /(.)\1$/.test(stem) ? [stem.slice(0, -1)] : [];
    const y = stem.endsWith("i") ? [`${stem.slice(0, -1)}y`] : [];
    return [stem, `${stem}e`, ...single, ...y];
  }
  return [];
}
