import { getDate, getMonth, getYear, newDate } from "date-fns-jalali";
import type { Calendar } from "./language.ts";

/** A day of a calendar; `month` counts from 1. */
export type Day = { year: number; month: number; day: number };

/** What a clock on the wall of a time zone shows (Gregorian day); `weekday` is 0 for Sunday … 6 for Saturday. */
export type WallClock = Day & { hour: number; minute: number; second: number; weekday: number };

const zoneFormatters = new Map<string, Intl.DateTimeFormat>();

function zoneFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = zoneFormatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  zoneFormatters.set(timeZone, made);
  return made;
}

/** A UTC date at noon; years 0–99 stay what they are. */
function noon({ year, month, day }: Day): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(12);
  return date;
}

/** The weekday of a Gregorian day, 0 for Sunday … 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return noon(day).getUTCDay();
}

/** What the clock in an IANA time zone shows at an instant. */
export function wallClock(instant: Date, timeZone: string): WallClock {
  const shown: Record<string, string> = {};
  for (const part of zoneFormatter(timeZone).formatToParts(instant)) shown[part.type] = part.value;
  const number = (name: string) => Number(shown[name]);
  const year = shown["era"] === "BC" ? 1 - number("year") : number("year");
  const day = { year, month: number("month"), day: number("day") };
  return { ...day, hour: number("hour"), minute: number("minute"), second: number("second"), weekday: weekdayOf(day) };
}

/** The instant at which a zone's clock shows this; within a skipped hour, the instant one hour later. */
export function instantOf(clock: Day & { hour?: number; minute?: number; second?: number }, timeZone: string): Date {
  const { hour = 0, minute = 0, second = 0 } = clock;
  const asUtc = noon(clock).setUTCHours(hour, minute, second, 0);
  const offsetAt = (time: number) => {
    const seen = wallClock(new Date(time), timeZone);
    return noon(seen).setUTCHours(seen.hour, seen.minute, seen.second, 0) - time;
  };
  const before = offsetAt(asUtc - 86_400_000);
  const after = offsetAt(asUtc + 86_400_000);
  // Twice around a change of the clock: take the reading that agrees with itself, else the offset before the gap.
  for (const offset of [before, after]) if (offsetAt(asUtc - offset) === offset) return new Date(asUtc - offset);
  return new Date(asUtc - before);
}

/** The Jalali day of a Gregorian day. */
export function toJalali({ year, month, day }: Day): Day {
  // Noon of the machine's own zone: date-fns-jalali reads local time, and noon is never skipped by summer time.
  const local = new Date(2000, 0, 1, 12);
  local.setFullYear(year, month - 1, day);
  return { year: getYear(local), month: getMonth(local) + 1, day: getDate(local) };
}

/** The Gregorian day of a Jalali day. */
export function toGregorian({ year, month, day }: Day): Day {
  const local = newDate(year, month - 1, day, 12);
  return { year: local.getFullYear(), month: local.getMonth() + 1, day: local.getDate() };
}

/** A Gregorian day in the calendar asked for. */
export function inCalendar(day: Day, calendar: Calendar): Day {
  return calendar === "jalali" ? toJalali(day) : { year: day.year, month: day.month, day: day.day };
}

/** A day of the calendar asked for as a Gregorian day, or null where there is no such day (31 Mehr, 30 February). */
export function gregorianDay(day: Day, calendar: Calendar): Day | null {
  if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) return null;
  if (calendar === "gregorian") return sameDay(fromUtc(noon(day)), day) ? { ...day } : null;
  const found = toGregorian(day);
  return sameDay(toJalali(found), day) ? found : null;
}

/** The Gregorian day of `2026-11-22`, or null when the text is something else. */
export function parseIsoDay(text: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found ? gregorianDay({ year: +found[1]!, month: +found[2]!, day: +found[3]! }, "gregorian") : null;
}

/** A Gregorian day as `2026-11-22`, the form in which days without a time are stored. */
export function isoDay({ year, month, day }: Day): string {
  const pad = (value: number, length: number) => String(value).padStart(length, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The day some days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  const date = noon(day);
  date.setUTCDate(date.getUTCDate() + days);
  return fromUtc(date);
}

/** The first day of the month of a calendar in which a Gregorian day lies, moved by some months; Gregorian. */
export function monthStart(day: Day, calendar: Calendar, moved = 0): Day {
  const { year, month } = inCalendar(day, calendar);
  const months = year * 12 + (month - 1) + moved;
  const first = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: 1 };
  return calendar === "jalali" ? toGregorian(first) : first;
}

function fromUtc(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function sameDay(a: Day, b: Day): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}
