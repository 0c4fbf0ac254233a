import { addDays, type Calendar, dayOf, inCalendar, isoDay } from "../../../../platform/i18n/index.ts";
import type { ReportRule } from "../../contract/reports.ts";

type Clock = { timeZone: string; calendar: Calendar };

/** The names of the period a report is about and of the one before it, as questions ask for them; the brand's calendar decides on months. */
export function periodsOf(every: ReportRule["every"], now: Date, { timeZone, calendar }: Clock) {
  if (every !== "month") {
    const days = every === "day" ? 1 : 7;
    return { now: { period: `${days}d-ending-1d-ago` }, before: { period: `${days}d-ending-${days + 1}d-ago` } };
  }
  const today = dayOf(now, timeZone);
  const lastOfBefore = addDays(today, -inCalendar(today, calendar).day);
  const lastOfEarlier = addDays(lastOfBefore, -inCalendar(lastOfBefore, calendar).day);
  const firstOfEarlier = addDays(lastOfEarlier, 1 - inCalendar(lastOfEarlier, calendar).day);
  return {
    now: { period: "last-month", calendar },
    before: { from: isoDay(firstOfEarlier), to: isoDay(lastOfEarlier) },
  };
}
