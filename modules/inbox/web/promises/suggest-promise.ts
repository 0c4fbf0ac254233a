import {
  addDays,
  type Day,
  dayOf,
  instantOf,
  toLatinDigits,
  wallClock,
  weekdayOf,
} from "../../../../platform/i18n/index.ts";

/** What a sentence seems to promise, and by when on the brand's clock. */
export type SuggestedPromise = { text: string; due: Date };

// Letters written in two ways, half-spaces and digits are made one, so that each word is looked for once.
const plain = (text: string) =>
  toLatinDigits(text)
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .replace(/[\u200c\u00a0]/g, " ")
    .toLowerCase();

const weSayWeWill = [
  /(?:^|\s)(?:ن)?می ?(?:دهم|دهیم|کنم|کنیم|فرستم|فرستیم|گیرم|گیریم|رسانم|رسانیم|زنم|زنیم|شود|رسد|آورم|آوریم|دم|دیم)(?=$|[\s.،؛!؟?])/u,
  /(?:^|\s)(?:خواهم|خواهیم|خواهد|قول|حتما)(?=\s)/u,
  /\b(?:i|we)(?:'|’)?(?:ll| will| shall)\b|\bwill (?:be|get|call|send|ship|arrive|refund|reply|let)\b|\bpromise\b/,
];
const denied = /(?:^|\s)(?:نمی|نخواه)|\b(?:won'?t|cannot|can'?t|will not)\b/u;

const numbers: Record<string, number> = {
  یک: 1,
  دو: 2,
  سه: 3,
  چهار: 4,
  پنج: 5,
  شش: 6,
  هفت: 7,
  هشت: 8,
  نه: 9,
  ده: 10,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const numberWord = `(\\d{1,3}|${Object.keys(numbers).join("|")}|نیم)`;
const minutesOf: Record<string, number> = {
  دقیقه: 1,
  ساعت: 60,
  روز: 1440,
  هفته: 10_080,
  minute: 1,
  min: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
};
const weekdays: [RegExp, number][] = [
  [/یک ?شنبه|\bsunday\b/u, 0],
  [/دو ?شنبه|\bmonday\b/u, 1],
  [/سه ?شنبه|\btuesday\b/u, 2],
  [/چهار ?شنبه|\bwednesday\b/u, 3],
  [/پنج ?شنبه|\bthursday\b/u, 4],
  [/جمعه|\bfriday\b/u, 5],
  [/شنبه|\bsaturday\b/u, 6],
];
const partsOfDay: [RegExp, number][] = [
  [/صبح|\bmorning\b/u, 10],
  [/ظهر|\bnoon\b|\bmidday\b/u, 12],
  [/عصر|\bafternoon\b/u, 17],
  [/(?:^|\s)شب(?=$|[\s.،])|\bevening\b|\btonight\b/u, 20],
];

/**
 * A promise in a reply, found by its words: somebody will do something, and a time. «تا فردا ظهر خبر می‌دهیم» is one; a question, a
 * refusal or a time without a deed is none. Where only a day is named, its end of work (17:00) is meant.
 */
export function suggestPromise(text: string, now: Date, timeZone: string): SuggestedPromise | null {
  for (const sentence of text.split(/[\n.!؟?؛]+/u)) {
    const words = plain(sentence);
    if (denied.test(words) || !weSayWeWill.some((sign) => sign.test(words))) continue;
    const due = dueIn(words, now, timeZone);
    if (due && due > now) return { text: sentence.trim(), due };
  }
  return null;
}

function dueIn(words: string, now: Date, timeZone: string): Date | null {
  return spanFrom(words, now) ?? clockOn(words, now, timeZone);
}

/** «دو ساعت دیگر», «ظرف ۳ روز», "within two hours", "in 10 minutes". */
function spanFrom(words: string, now: Date): Date | null {
  const persian = new RegExp(
    `(?:^|\\s)${numberWord} ?(دقیقه|ساعت|روز|هفته) ?(?:ی? ?کاری )?(?:دیگر|دیگه|آینده|بعد)`,
    "u",
  );
  const within = new RegExp(`(?:ظرف|طی|کمتر از|تا) ?${numberWord} (دقیقه|ساعت|روز|هفته)(?=$|[\\s.،])`, "u");
  const english = new RegExp(`\\b(?:in|within) ${numberWord} (minute|min|hour|day|week)s?\\b`, "u");
  const found = persian.exec(words) ?? within.exec(words) ?? english.exec(words);
  if (!found) return null;
  const count = found[1] === "نیم" ? 0.5 : (numbers[found[1]!] ?? Number(found[1]));
  return new Date(now.getTime() + count * minutesOf[found[2]!]! * 60_000);
}

/** A day, an hour, or both: «تا فردا ظهر», «شنبه ساعت ۱۰», "by Monday 5 pm". */
function clockOn(words: string, now: Date, timeZone: string): Date | null {
  const today = dayOf(now, timeZone);
  const day = dayIn(words, today);
  const said = hourIn(words);
  if (!day && !said) return null;
  const { hour, minute } = said ?? { hour: 17, minute: 0 };
  const at = instantOf({ ...(day ?? today), hour, minute }, timeZone);
  if (at > now) return at;
  // Only an hour was said and it has passed: the next one is meant. Today's end of work has passed: the end of the day.
  if (!day) return instantOf({ ...addDays(today, 1), hour, minute }, timeZone);
  const late = wallClock(now, timeZone).hour < 23 ? { ...today, hour: 23 } : null;
  return !said && late ? instantOf(late, timeZone) : null;
}

function dayIn(words: string, today: Day): Day | null {
  if (/پس ?فردا|\bday after tomorrow\b/u.test(words)) return addDays(today, 2);
  if (/(?:^|\s)فردا|\btomorrow\b/u.test(words)) return addDays(today, 1);
  if (/امروز|امشب|\btoday\b|\btonight\b/u.test(words)) return today;
  const named = weekdays.find(([name]) => name.test(words));
  if (named) return addDays(today, (named[1] - weekdayOf(today) + 7) % 7 || 7);
  if (/هفته ?ی? ?(?:آینده|بعد|دیگر)|\bnext week\b/u.test(words)) return addDays(today, 7);
  return null;
}

function hourIn(words: string): { hour: number; minute: number } | null {
  const clock = /(?:ساعت|\bat|\bby) ?(\d{1,2})(?::(\d{2}))?(?: ?(am|pm))?(?!\d| ?(?:دیگر|روز|days?|hours?))/u.exec(
    words,
  );
  const part = partsOfDay.find(([name]) => name.test(words));
  if (clock && Number(clock[1]) <= 23) {
    const hour = Number(clock[1]);
    const later = clock[3] === "pm" || (!clock[3] && hour < 8) || (part !== undefined && part[1] >= 17);
    return { hour: hour < 12 && later ? hour + 12 : hour, minute: Number(clock[2] ?? 0) };
  }
  if (/امشب/u.test(words)) return { hour: 20, minute: 0 };
  return part ? { hour: part[1], minute: 0 } : null;
}
