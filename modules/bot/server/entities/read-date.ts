import {
  dayNumberOf,
  dayNumberOfIso,
  dayNumberOfJalali,
  isoOfDayNumber,
  jalaliMonthLength,
  jalaliOf,
} from "../../../../platform/calendar/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";
import { findNumber, foldedWords } from "./number-words.ts";

const folded = (words: string) => words.split(" ").map(searchForm);
const months = folded("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند");
// By the day number modulo seven: day 0 of the count is a Thursday (1970-01-01).
const weekdays = ["پنجشنبه", "جمعه", "شنبه", "یکشنبه", "دوشنبه", "سه شنبه", "چهارشنبه"].map((word) =>
  searchForm(word).replaceAll(" ", ""),
);
const near: Record<string, number> = {
  امروز: 0,
  فردا: 1,
  پسفردا: 2,
  دیروز: -1,
  پریروز: -2,
  today: 0,
  tomorrow: 1,
  yesterday: -1,
};
const nearOf = new Map(Object.entries(near).map(([word, days]) => [searchForm(word), days]));

/**
 * A day as people say it: «فردا», «پنج‌شنبهٔ آینده», «۱۵ مهر», «سه روز دیگه», «1404/07/15», tomorrow, 2026-11-30. A day of a month without a year is
 * the next such day; a weekday is the next one after today, «آینده» the same (within the coming seven days). Gives `2026-10-07`, or null.
 */
export function readDate(text: string, today: string): string | null {
  const now = dayNumberOfIso(today);
  const found = readFigures(text) ?? readWords(foldedWords(text), now);
  return found === null ? null : isoOfDayNumber(found);
}

function readFigures(text: string): number | null {
  const match = /(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/.exec(searchForm(text));
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1) return null;
  if (year >= 1300 && year < 1500)
    return day > jalaliMonthLength(year, month) ? null : dayNumberOfJalali(year, month, day);
  if (year < 1900 || year > 2200 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return dayNumberOf(year, month, day);
}

function readWords(words: readonly string[], now: number): number | null {
  const joined = words
    .join(" ")
    .replace(/پس فردا/, "پسفردا")
    .split(" ");
  for (const word of joined) {
    const days = nearOf.get(word);
    if (days !== undefined) return now + days;
  }
  return readMonthDay(joined, now) ?? readWeekday(joined, now) ?? readAway(joined, now);
}

/** «۱۵ مهر», «پانزدهم مهر ۱۴۰۴». */
function readMonthDay(words: readonly string[], now: number): number | null {
  const at = words.findIndex((word) => months.includes(word) || months.includes(word.replace(/ماه$/, "")));
  if (at < 1) return null;
  const month = months.indexOf(words[at]!.replace(/ماه$/, "")) + 1;
  const day =
    findNumber([words[at - 1]!.replace(/(?<=..)(?:ام|م)$/, "")])?.value ?? findNumber(words.slice(0, at))?.value;
  if (day === undefined || !Number.isInteger(day) || day < 1) return null;
  const said = findNumber(words.slice(at + 1))?.value;
  const thisYear = jalaliOf(now).year;
  if (said !== undefined && said >= 1300 && said < 1500) return inMonth(said, month, day);
  const next = inMonth(thisYear, month, day);
  return next !== null && next >= now ? next : inMonth(thisYear + 1, month, day);
}

function inMonth(year: number, month: number, day: number): number | null {
  return day > jalaliMonthLength(year, month) ? null : dayNumberOfJalali(year, month, day);
}

function readWeekday(words: readonly string[], now: number): number | null {
  for (const [at, word] of words.entries()) {
    const place = Math.max(weekdays.indexOf(word + (words[at + 1] ?? "")), weekdays.indexOf(word));
    if (place < 0) continue;
    const ahead = (place - (((now % 7) + 7) % 7) + 7) % 7;
    return now + (ahead === 0 ? 7 : ahead);
  }
  return null;
}

/** «سه روز دیگه», «دو هفته بعد». */
function readAway(words: readonly string[], now: number): number | null {
  const unit = words.findIndex((word) => word === "روز" || word === "هفته");
  const after = words[unit + 1];
  if (unit < 0 || !after || !["دیگه", "دیگر", "بعد", "اینده"].includes(after)) return null;
  const count = unit === 0 ? 1 : (findNumber(words.slice(0, unit))?.value ?? 1);
  return now + Math.round(count) * (words[unit] === "هفته" ? 7 : 1);
}
