import {
  dayNumberOf,
  dayNumberOfJalali,
  gregorianMonthLength,
  isoOfDayNumber,
  jalaliMonthLength,
} from "../calendar/index.ts";
import { toLatinDigits } from "../i18n/digits.ts";
import { compileDateFormat, type DateFormat, type DatePart } from "./date-format.ts";
import type { DateProblem } from "./value-problem.ts";
import { zoneClock } from "./zone-clock.ts";

const dayLength = 86_400_000;
const earliestYear = 1900;
const latestYear = 2200;
const earliestJalali = 1278;
const latestJalali = 1579;
const longest = 60;

/** Days since 1970, ms since midnight on the clock, and the ms this clock is ahead of UTC where the text says so. */
type Reading = { day: number; time: number; offset: number | undefined };

/**
 * The instant a text speaks of. `format` is "auto", "unix" (seconds), "unix_ms", or a pattern (see compileDateFormat); a text
 * without a zone is read on the clock of `timeZone`, a day alone as its first moment there. Years 1278–1579 are Jalali.
 * "auto" knows ISO 8601, `YYYYMMDD` and days with the year first or last; where day and month could be exchanged it
 * answers "ambiguous_date" rather than guess for one row (see guessDateFormat).
 */
export function parseDate(text: string, format: string, timeZone: string): Date | DateProblem {
  if (format === "unix" || format === "unix_ms") return parseUnix(text, format === "unix" ? 1000 : 1);
  const reading = read(text, format);
  if (typeof reading === "string") return reading;
  const wall = reading.day * dayLength + reading.time;
  return new Date(reading.offset === undefined ? zoneClock(timeZone)(wall) : wall - reading.offset);
}

/** The day a text speaks of, as `YYYY-MM-DD` (Gregorian), whatever its time and zone; formats as in parseDate. */
export function parseDay(text: string, format = "auto"): string | DateProblem {
  const reading = read(text, format);
  return typeof reading === "string" ? reading : isoOfDayNumber(reading.day);
}

/** Whether parseDate understands this as a format. */
export function isDateFormat(format: string): boolean {
  return ["auto", "unix", "unix_ms"].includes(format) || compiled(format) !== undefined;
}

/**
 * The format of a column, from some of its values: "auto", or "DD/MM/YYYY" or "MM/DD/YYYY" when the values show which.
 * When they do not show it (all days below 13), "DD/MM/YYYY", the more usual one; say so to whoever imports.
 */
export function guessDateFormat(samples: readonly string[]): "auto" | "DD/MM/YYYY" | "MM/DD/YYYY" {
  const readings = samples.map((sample) => dayFirst.exec(clean(sample))).filter((found) => found !== null);
  if (readings.length === 0) return "auto";
  const monthFirst =
    readings.some((found) => Number(found[2]) > 12) && !readings.some((found) => Number(found[1]) > 12);
  return monthFirst ? "MM/DD/YYYY" : "DD/MM/YYYY";
}

const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b/;

function parseUnix(text: string, unit: number): Date | DateProblem {
  const plain = clean(text);
  if (!/^-?\d{1,16}(\.\d{1,9})?$/.test(plain)) return "unreadable_date";
  const date = new Date(Math.round(Number(plain) * unit));
  const year = date.getUTCFullYear();
  // An invalid date has no year, and no comparison with it holds.
  return year >= earliestYear && year <= latestYear ? date : "implausible_date";
}

function clean(text: string): string {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : toLatinDigits(text.normalize("NFKC").replace(/\p{Cf}/gu, ""));
  return plain.replace(/\s+/g, " ").trim();
}

const eightDigits = /^\d{8}$/;

function read(text: string, format: string): Reading | DateProblem {
  if (text.length > longest) return "unreadable_date";
  const plain = clean(text);
  if (format !== "auto") {
    const asked = compiled(format);
    const found = asked?.pattern.exec(plain);
    return asked && found ? readParts(asked, found) : "unreadable_date";
  }
  if (eightDigits.test(plain)) {
    const number = Number(plain);
    return reading(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100, 0, undefined);
  }
  for (const known of automatic) {
    const found = known.pattern.exec(plain);
    if (found) return known === dayBeforeMonth ? readExchangeable(found) : readParts(known, found);
  }
  return "unreadable_date";
}

const dayBeforeMonth = compileDateFormat("DD/MM/YYYY")!;
const monthBeforeDay = compileDateFormat("MM/DD/YYYY")!;
const automatic = [compileDateFormat("YYYY-MM-DD")!, dayBeforeMonth, compileDateFormat("YYYYMMDDHHmm[ss]")!];

function readExchangeable(found: RegExpExecArray): Reading | DateProblem {
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (second > 12) return readParts(monthBeforeDay, found);
  // Nobody writes a Jalali month before its day.
  const exchangeable = first <= 12 && first !== second && year > latestJalali;
  return exchangeable ? "ambiguous_date" : readParts(dayBeforeMonth, found);
}

const formats = new Map<string, DateFormat | undefined>();

function compiled(format: string): DateFormat | undefined {
  if (formats.has(format)) return formats.get(format);
  // Formats come from people who import files; there are never many.
  if (formats.size > 500) formats.clear();
  const made = compileDateFormat(format);
  formats.set(format, made);
  return made;
}

function readParts({ groups }: DateFormat, found: RegExpExecArray): Reading | DateProblem {
  const number = (part: DatePart) => Number(found[groups[part] ?? -1] ?? 0);
  const half = found[groups.half ?? -1]?.[0]?.toLowerCase();
  const hour = half ? hourOfHalf(number("hour"), half) : number("hour");
  if (hour > 23 || number("minute") > 59 || number("second") > 59) return "unreadable_date";
  const fraction = Math.floor(Number(`0.${found[groups.fraction ?? -1] ?? 0}`) * 1000);
  const time = ((hour * 60 + number("minute")) * 60 + number("second")) * 1000 + fraction;
  const ahead = found[groups.offset ?? -1];
  return reading(
    number("year"),
    number("month"),
    number("day"),
    time,
    ahead === undefined ? undefined : offsetOf(ahead),
  );
}

/** 12 am is midnight and 12 pm noon; ق.ظ is am, ب.ظ pm. 99 where the hour does not fit. */
function hourOfHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half === "p" || half === "ب" ? 12 : 0);
}

function offsetOf(text: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return (found[1] === "-" ? -minutes : minutes) * 60_000;
}

function reading(
  year: number,
  month: number,
  day: number,
  time: number,
  offset: number | undefined,
): Reading | DateProblem {
  const jalali = year >= earliestJalali && year <= latestJalali;
  const length = jalali ? jalaliMonthLength(year, month) : gregorianMonthLength(year, month);
  if (day < 1 || day > length) return "unreadable_date";
  if (jalali) return { day: dayNumberOfJalali(year, month, day), time, offset };
  if (year < earliestYear || year > latestYear) return "implausible_date";
  return { day: dayNumberOf(year, month, day), time, offset };
}
