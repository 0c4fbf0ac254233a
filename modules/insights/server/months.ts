import {
  dayNumberOf,
  dayNumberOfIso,
  dayNumberOfJalali,
  gregorianMonthLength,
  gregorianOf,
  isoOfDayNumber,
  jalaliMonthLength,
  jalaliOf,
} from "../../../platform/calendar/index.ts";
import type { Calendar } from "../../../platform/i18n/index.ts";

// A month is counted as year × 12 + month − 1, so that months can be subtracted.

/** The month of a calendar in which a day (`YYYY-MM-DD`) lies. */
export function monthOf(day: string, calendar: Calendar): number {
  const number = dayNumberOfIso(day);
  const { year, month } = calendar === "jalali" ? jalaliOf(number) : gregorianOf(number);
  return year * 12 + month - 1;
}

/** A month as text: `1403-07`. */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Reads `1403-07`; null for anything else. */
export function parseMonth(text: string): number | null {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : null;
}

/** The first day of a month, as `YYYY-MM-DD`. */
export function firstDayOf(month: number, calendar: Calendar): string {
  return isoOfDayNumber(firstNumber(month, calendar));
}

/** The last day of a month, as `YYYY-MM-DD`. */
export function lastDayOf(month: number, calendar: Calendar): string {
  const year = Math.floor(month / 12);
  const length = (calendar === "jalali" ? jalaliMonthLength : gregorianMonthLength)(year, (month % 12) + 1);
  return isoOfDayNumber(firstNumber(month, calendar) + length - 1);
}

/** The first days of the months from the one of `from` to the one of `to`, in order. */
export function monthStarts(from: string, to: string, calendar: Calendar): string[] {
  const starts: string[] = [];
  for (let month = monthOf(from, calendar); month <= monthOf(to, calendar); month++) {
    starts.push(firstDayOf(month, calendar));
  }
  return starts;
}

function firstNumber(month: number, calendar: Calendar): number {
  const year = Math.floor(month / 12);
  return calendar === "jalali" ? dayNumberOfJalali(year, (month % 12) + 1, 1) : dayNumberOf(year, (month % 12) + 1, 1);
}
