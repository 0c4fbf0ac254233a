import {
  dayNumberOf,
  dayNumberOfJalali,
  gregorianMonthLength,
  gregorianOf,
  jalaliMonthLength,
  jalaliOf,
} from "../calendar/index.ts";
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

/** The weekday of a Gregorian day, 0 for Sunday … 6 for Saturday. */
export function weekdayOf({ year, month, day }: Day): number {
  return (((dayNumberOf(year, month, day) + 4) % 7) + 7) % 7;
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

const dayLength = 86_400_000;

/** The milliseconds since 1970 of a clock's reading, were it in UTC. */
function asUtc({ year, month, day, hour = 0, minute = 0, second = 0 }: Day & Partial<WallClock>): number {
  return dayNumberOf(year, month, day) * dayLength + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** The instant at which a zone's clock shows this; within a skipped hour, the instant one hour later. */
export function instantOf(clock: Day & { hour?: number; minute?: number; second?: number }, timeZone: string): Date {
  const shown = asUtc(clock);
  const offsetAt = (time: number) => asUtc(wallClock(new Date(time), timeZone)) - time;
  const before = offsetAt(shown - dayLength);
  // Around a change of the clock: take the offset that agrees with itself, else, in the gap, the one before it.
  for (const offset of [before, offsetAt(shown + dayLength)]) {
    if (offsetAt(shown - offset) === offset) return new Date(shown - offset);
  }
  return new Date(shown - before);
}

/** The Jalali day of a Gregorian day. */
export function toJalali({ year, month, day }: Day): Day {
  return jalaliOf(dayNumberOf(year, month, day));
}

/** The Gregorian day of a Jalali day. */
export function toGregorian({ year, month, day }: Day): Day {
  return gregorianOf(dayNumberOfJalali(year, month, day));
}

/** A Gregorian day in the calendar asked for. */
export function inCalendar(day: Day, calendar: Calendar): Day {
  return calendar === "jalali" ? toJalali(day) : { year: day.year, month: day.month, day: day.day };
}

/** How many days a month of a calendar has; 0 when there is no such month. */
export function monthLength(year: number, month: number, calendar: Calendar): number {
  return calendar === "jalali" ? jalaliMonthLength(year, month) : gregorianMonthLength(year, month);
}

/** A day of the calendar asked for as a Gregorian day, or null where there is no such day (31 Mehr, 30 February). */
export function gregorianDay({ year, month, day }: Day, calendar: Calendar): Day | null {
  if (day < 1 || day > monthLength(year, month, calendar)) return null;
  return calendar === "jalali" ? toGregorian({ year, month, day }) : { year, month, day };
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
export function addDays({ year, month, day }: Day, days: number): Day {
  return gregorianOf(dayNumberOf(year, month, day) + days);
}

/** The first day of the month of a calendar in which a Gregorian day lies, moved by some months; Gregorian. */
export function monthStart(day: Day, calendar: Calendar, moved = 0): Day {
  const { year, month } = inCalendar(day, calendar);
  const months = year * 12 + (month - 1) + moved;
  const first = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: 1 };
  return calendar === "jalali" ? toGregorian(first) : first;
}
