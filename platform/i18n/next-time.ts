import { addDays, type Day, inCalendar, instantOf, weekdayOf } from "./calendar.ts";
import { dayOf } from "./date.ts";
import type { Calendar } from "./language.ts";

/** Something that comes again: each day, each week on a weekday (0 for Sunday … 6 for Saturday) or on the first of each month, at an hour. */
export type Recurring = { every: "day" | "week" | "month"; weekday: number; hour: number };
type Clock = { timeZone: string; calendar: Calendar };
/** Longer than any month. */
const daysAhead = 40;

/** When something comes next, after `now`: at its hour on its day, by the clock and the calendar of the brand. */
export function nextTime(rule: Recurring, now: Date, { timeZone, calendar }: Clock): Date {
  const today = dayOf(now, timeZone);
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const day = addDays(today, ahead);
    const at = instantOf({ ...day, hour: rule.hour }, timeZone);
    if (isItsDay(rule, day, calendar) && at > now) return at;
  }
  throw new Error(`no day for something of each ${rule.every}`);
}

/** When it came last, before `now`, whether or not it was there already. */
export function previousTime(rule: Recurring, now: Date, { timeZone, calendar }: Clock): Date {
  const today = dayOf(now, timeZone);
  for (let back = 0; back <= daysAhead; back++) {
    const day = addDays(today, -back);
    const at = instantOf({ ...day, hour: rule.hour }, timeZone);
    if (isItsDay(rule, day, calendar) && at < now) return at;
  }
  throw new Error(`no day for something of each ${rule.every}`);
}

function isItsDay({ every, weekday }: Recurring, day: Day, calendar: Calendar): boolean {
  if (every === "day") return true;
  return every === "week" ? weekdayOf(day) === weekday : inCalendar(day, calendar).day === 1;
}
