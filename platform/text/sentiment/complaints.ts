import { verbSense } from "./conjugate.ts";
import { deniesAhead } from "./cues.ts";
import type { Hit } from "./hits.ts";
import type { Token } from "./tokens.ts";

// Denials that say nothing of what is spoken of.
const empty = new Set(["نمیدونم", "نمیدانم", "نکنه", "نی", "نمی", "نباشه", "نباشید", "نباشد", "no"]);
const asked = new Set(["دادم", "دادیم", "خواستم", "خواستیم", "زدم", "گفتم", "گفتیم"]);
const came = new Set(["اوردن", "اوردند", "اورد", "فرستادن", "فرستادند", "فرستادید", "فرستادین", "دادن", "دادند"]);
const most = 3;

/**
 * Complaints without a word of blame: something that is not, or does not («پیچ‌هاش نیست», "it does not connect"), and one
 * thing ordered with another sent. Weak, for they are guesses from what reviews are like; only where nothing else was found
 * in the place, and three at most.
 */
export function complaintsOf(tokens: readonly Token[], claimed: ReadonlySet<number>): Hit[] {
  const hits: Hit[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  for (const [at, { kind, form }] of tokens.entries()) {
    if (kind !== "word" || claimed.has(at)) continue;
    if (asked.has(form)) askedAt = at;
    if (came.has(form) && at - askedAt <= 5) hits.push({ first: askedAt, last: at, weight: -1.2, closed: true });
    else if (denies(form)) hits.push({ first: at, last: at, weight: -0.7, closed: true });
    if (hits.length === most) break;
  }
  return hits;
}

function denies(form: string): boolean {
  return !empty.has(form) && (verbSense(form) === "denied" || deniesAhead(form));
}
