const letters = [..."ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیabcdefghijklmnopqrstuvwxyz0123456789"];
const shortest = 4;
const longest = 24;

/** A word with one letter changed, left out, put in, or two neighbours swapped: Damerau's four slips (1964), which are most typing errors. */
function* slipsOf(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after) yield before + after.slice(1);
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
    for (const letter of letters) {
      if (after) yield before + letter + after.slice(1);
      yield before + letter + after;
    }
  }
}

/**
 * The word one slip away that most documents have, or undefined; `having` says in how many a word stands. Of equals the first in
 * the alphabet. Words under four letters have too many neighbours and are left as typed.
 */
export function nearestWord(word: string, having: (word: string) => number): string | undefined {
  if (word.length < shortest || word.length > longest) return undefined;
  let best: string | undefined;
  let most = 0;
  for (const slip of slipsOf(word)) {
    const count = slip.length > 2 ? having(slip) : 0;
    if (count > most || (count > 0 && count === most && slip < best!)) [best, most] = [slip, count];
  }
  return best;
}

/** A word that is two known ones without their space («گوشیموبایل»), each of two letters at least: the two, or undefined. */
export function splitWord(word: string, having: (word: string) => number): [string, string] | undefined {
  if (word.length < 5 || word.length > longest * 2) return undefined;
  let best: [string, string] | undefined;
  let most = 0;
  for (let at = 2; at <= word.length - 2; at++) {
    const parts: [string, string] = [word.slice(0, at), word.slice(at)];
    // The rarer part decides: a chance piece is rare.
    const least = Math.min(having(parts[0]), having(parts[1])) * Math.min(at, word.length - at);
    if (least > most) [best, most] = [parts, least];
  }
  return best;
}
