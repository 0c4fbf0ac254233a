import {
  addDays,
  type Calendar,
  dayOf,
  inCalendar,
  instantOf,
  isoDay,
  weekdayOf,
} from "../../../../platform/i18n/index.ts";
import type { ReportRule } from "../../contract/reports.ts";

type Clock = { timeZone: string; calendar: Calendar };
/** Longer than any month. */
const daysAhead = 40;

/** When a report goes out next, after `now`: at its hour on its day, by the clock and the calendar of the brand. */
export function nextTime(
  { every, weekday, hour }: Pick<ReportRule, "every" | "weekday" | "hour">,
  now: Date,
  { timeZone, calendar }: Clock,
): Date {
  const today = dayOf(now, timeZone);
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const day = addDays(today, ahead);
    const isItsDay =
      every === "day" || (every === "week" ? weekdayOf(day) === weekday : inCalendar(day, calendar).day === 1);
    const at = instantOf({ ...day, hour }, timeZone);
    if (isItsDay && at > now) return at;
  }
  throw new Error(`no day for a report of each ${every}`);
}

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
