import { dayNumberOf, gregorianOf } from "./gregorian.ts";
import { jalaliOf } from "./jalali.ts";

/** One row of a calendar table: a Gregorian day as `YYYY-MM-DD`, and its Jalali year, month (1–12) and day. */
export type CalendarRow = { day: string; jalaliYear: number; jalaliMonth: number; jalaliDay: number };

/** Every day from `from` to `to` (both `YYYY-MM-DD`, both included) with its Jalali day; for seeding a table of days. */
export function* calendarDays(from: string, to: string): Generator<CalendarRow> {
  const last = dayNumberOfIso(to);
  for (let number = dayNumberOfIso(from); number <= last; number++) {
    const jalali = jalaliOf(number);
    yield { day: isoOfDayNumber(number), jalaliYear: jalali.year, jalaliMonth: jalali.month, jalaliDay: jalali.day };
  }
}

/**
 * The Jalali month of a day, counted as year × 12 + month − 1 so that months can be subtracted.
 * `day` is `YYYY-MM-DD`, or a Date of which the UTC day is taken.
 */
export function jalaliMonthOf(day: string | Date): number {
  const number = typeof day === "string" ? dayNumberOfIso(day) : Math.floor(day.getTime() / 86_400_000);
  const { year, month } = jalaliOf(number);
  return year * 12 + month - 1;
}

/** Days from 1970-01-01 to a day written `YYYY-MM-DD`. */
export function dayNumberOfIso(day: string): number {
  return dayNumberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** `YYYY-MM-DD` of the day that lies so many days after 1970-01-01 (years 0–9999). */
export function isoOfDayNumber(dayNumber: number): string {
  const { year, month, day } = gregorianOf(dayNumber);
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}
