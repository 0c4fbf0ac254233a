import { addDays, type Calendar, inCalendar, isoDay, monthStart, parseIsoDay } from "../../../platform/i18n/index.ts";

/** The keys of every day or month of a period, those without anything too. */
export function timeKeys(from: string, to: string, granularity: "day" | "month", calendar: Calendar): string[] {
  const keys: string[] = [];
  const [first, last] = [parseIsoDay(from), parseIsoDay(to)];
  if (!first || !last) return keys;
  let day = granularity === "day" ? first : monthStart(first, calendar);
  while (isoDay(day) <= to) {
    const { year, month } = inCalendar(day, calendar);
    const monthKey = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    keys.push(granularity === "day" ? isoDay(day) : monthKey);
    day = granularity === "day" ? addDays(day, 1) : monthStart(day, calendar, 1);
  }
  return keys;
}
