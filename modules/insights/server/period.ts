import {
  dayNumberOf,
  dayNumberOfIso,
  dayNumberOfJalali,
  gregorianMonthLength,
  isoOfDayNumber,
  jalaliMonthLength,
} from "../../../platform/calendar/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { type Calendar, dayOf, isoDay, toLatinDigits } from "../../../platform/i18n/index.ts";
import { firstDayOf, lastDayOf, monthOf } from "./months.ts";

/** Days as `YYYY-MM-DD` in the brand's time zone, both included. */
export type Period = { from: string; to: string };

/** How a period may be asked for: two days, either of them, or a name; nothing means all there is. */
export type AskedPeriod = { from?: string | undefined; to?: string | undefined; period?: string | undefined };

/** Names of periods that move with the calendar; `30d` are the last 30 days with today, any number of them. */
const periodNames = "30d, 30d-ending-1d-ago, this-month, last-month, 12-months, this-year, last-year, all";

// Beyond these a day is a slip of the pen, and the calendars have no table.
export const earliestDay = "1850-01-01";
const latestDay = "2150-12-31";

/** Today's day in a time zone. */
export function todayIn(now: Date, timeZone: string): string {
  return isoDay(dayOf(now, timeZone));
}

/** A day moved by some days. */
export function daysAfter(day: string, days: number): string {
  return isoOfDayNumber(dayNumberOfIso(day) + days);
}

/** The earlier of two days. */
export function earlier(one: string, other: string): string {
  return [one, other].sort()[0]!;
}

/** The later of two days. */
export function later(one: string, other: string): string {
  return [one, other].sort()[1]!;
}

/** How many days a period has. */
export function lengthOf({ from, to }: Period): number {
  return dayNumberOfIso(to) - dayNumberOfIso(from) + 1;
}

/**
 * Reads a day of either calendar (`2024-03-20`, `1403/1/1`, Persian digits too; years before 1700 are Jalali) as `YYYY-MM-DD`.
 * Refuses `metric_day_unreadable`, also outside 1850–2150.
 */
export function readDay(text: string, field: string): string {
  const found = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(toLatinDigits(text.trim()));
  const [year = 0, month = 0, day = 0] = (found ?? []).slice(1).map(Number);
  const jalali = year < 1700;
  const length = jalali ? jalaliMonthLength(year, month) : gregorianMonthLength(year, month);
  if (day < 1 || day > length || (jalali && year < 1100)) throw new Refusal("metric_day_unreadable", { field });
  const read = isoOfDayNumber(jalali ? dayNumberOfJalali(year, month, day) : dayNumberOf(year, month, day));
  if (read < earliestDay || read > latestDay) throw new Refusal("metric_day_unreadable", { field });
  return read;
}

/** The days of a named period, up to today. Refuses `metric_period_unknown`. */
function namedPeriod(name: string, today: string, calendar: Calendar, all: Period): Period {
  const [, days, ago = "0"] = /^([1-9]\d{0,3})d(?:-ending-(\d{1,4})d-ago)?$/.exec(name) ?? [];
  if (days) return { from: daysAfter(today, 1 - Number(days) - Number(ago)), to: daysAfter(today, -Number(ago)) };
  const month = monthOf(today, calendar);
  const year = month - (month % 12);
  if (name === "this-month") return { from: firstDayOf(month, calendar), to: today };
  if (name === "last-month") return { from: firstDayOf(month - 1, calendar), to: lastDayOf(month - 1, calendar) };
  if (name === "12-months") return { from: firstDayOf(month - 11, calendar), to: today };
  if (name === "this-year") return { from: firstDayOf(year, calendar), to: today };
  if (name === "last-year") return { from: firstDayOf(year - 12, calendar), to: lastDayOf(year - 1, calendar) };
  if (name === "all") return all;
  throw new Refusal("metric_period_unknown", { field: "period", values: { known: periodNames } });
}

/**
 * The period of a question. `all` is what there is: from the first fact to the end of the month of the last one (of the longer of
 * both calendars), so that the last month counts as over once it is. Refuses unreadable days and a period that ends before it begins.
 */
export function resolvePeriod(asked: AskedPeriod, today: string, calendar: Calendar, facts: Period | null): Period {
  const all = facts ? wholeSpan(facts, today) : { from: today, to: today };
  if (asked.period) {
    if (asked.from || asked.to)
      throw new Refusal("metric_period_unknown", { field: "period", values: { known: "from, to" } });
    return namedPeriod(asked.period, today, calendar, all);
  }
  const from = asked.from ? readDay(asked.from, "from") : null;
  const to = asked.to ? readDay(asked.to, "to") : later(all.to, from ?? all.to);
  if (from === null) return { from: earlier(all.from, to), to };
  if (from > to) throw new Refusal("metric_period_backwards", { field: "to" });
  return { from, to };
}

function wholeSpan(facts: Period, today: string): Period {
  const last = later(earlier(facts.to, today), earliestDay);
  const [jalali, gregorian] = [
    lastDayOf(monthOf(last, "jalali"), "jalali"),
    lastDayOf(monthOf(last, "gregorian"), "gregorian"),
  ];
  const to = earlier(later(jalali, gregorian), today);
  return { from: earlier(later(facts.from, earliestDay), to), to };
}
