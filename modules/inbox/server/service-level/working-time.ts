import { gregorianOf } from "../../../../platform/calendar/index.ts";
import { isoDay } from "../../../../platform/i18n/index.ts";
import { type WorkingWeek, weekdays } from "../../../admin/contract.ts";
import { zoneStretches } from "./zone-stretches.ts";

/** When a brand works: periods of its own clock on each weekday, except on holidays (`2026-03-21`, Gregorian). */
export type WorkingCalendar = { timeZone: string; week: WorkingWeek; holidays: ReadonlySet<string> };

type Span = [opens: number, closes: number];
const dayLength = 86_400_000;
/** How far ahead an opening is looked for: a hundred years. */
const horizon = 36_525 * dayLength;

/**
 * The working time between two instants, in milliseconds: all moments at which the clock of the time zone shows a time
 * within a period. An hour that the clock skips is not worked, one that it shows twice is worked twice. 0 when `to` is
 * not after `from`.
 */
export function workingMilliseconds(calendar: WorkingCalendar, from: Date, to: Date): number {
  let sum = 0;
  for (const [opens, closes] of workingSpans(calendar, from.getTime(), to.getTime())) sum += closes - opens;
  return sum;
}

/**
 * The earliest instant by which so many milliseconds of working time have passed since `from`; `from` itself for none.
 * Time that runs out as work ends runs out then, not at the next opening. Null where the calendar never works that
 * long: without any period, or not within a hundred years.
 */
export function addWorkingTime(calendar: WorkingCalendar, from: Date, milliseconds: number): Date | null {
  let left = milliseconds;
  if (left <= 0) return new Date(from);
  for (const [opens, closes] of workingSpans(calendar, from.getTime(), from.getTime() + horizon)) {
    if (closes - opens >= left) return new Date(opens + left);
    left -= closes - opens;
  }
  return null;
}

/** The first instant from `at` on at which work goes on: `at` itself while open. Null where the calendar never works. */
export function nextOpening(calendar: WorkingCalendar, at: Date): Date | null {
  for (const [opens] of workingSpans(calendar, at.getTime(), at.getTime() + horizon)) return new Date(opens);
  return null;
}

/** The instant at which the work that goes on at `at` ends, over periods that touch. Null where it does not go on, or never ends within a week. */
export function nextClosing(calendar: WorkingCalendar, at: Date): Date | null {
  let closes = at.getTime();
  const until = closes + 7 * dayLength;
  for (const [from, to] of workingSpans(calendar, closes, until)) {
    if (from > closes) break;
    closes = to;
  }
  return closes === at.getTime() || closes >= until ? null : new Date(closes);
}

/** Whether work goes on at an instant. The first moment of a period is in it, its end is not. */
export function isOpen(calendar: WorkingCalendar, at: Date): boolean {
  return workingMilliseconds(calendar, at, new Date(at.getTime() + 1)) > 0;
}

/** The times between two instants at which work goes on, in order; they may touch. */
function* workingSpans(calendar: WorkingCalendar, from: number, to: number): Generator<Span> {
  // A brand that never said when it works has no day at all.
  const week = weekdays.map((name) => periodsOf(calendar.week[name] ?? []));
  if (week.every((periods) => periods.length === 0)) return;
  for (const { start, end, offset } of zoneStretches(calendar.timeZone, from, to)) {
    const lastDay = Math.floor((end - 1 + offset) / dayLength);
    for (let day = Math.floor((start + offset) / dayLength); day <= lastDay; day++) {
      // 1970-01-01 was a Thursday; the week begins on Saturday.
      const periods = week[(((day + 5) % 7) + 7) % 7]!;
      if (periods.length === 0 || calendar.holidays.has(isoDay(gregorianOf(day)))) continue;
      const midnight = day * dayLength - offset;
      for (const [opens, closes] of periods) {
        const span: Span = [Math.max(start, midnight + opens), Math.min(end, midnight + closes)];
        if (span[0] < span[1]) yield span;
      }
    }
  }
}

/** The periods of a day as milliseconds of its clock, in order; those that touch or overlap are one. */
function periodsOf(day: WorkingWeek["saturday"]): Span[] {
  const spans = day.map(({ from, to }): Span => [clockMilliseconds(from), clockMilliseconds(to)]);
  const merged: Span[] = [];
  for (const [opens, closes] of spans.filter((span) => span[0] < span[1]).sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
    else merged.push([opens, closes]);
  }
  return merged;
}

function clockMilliseconds(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
}
