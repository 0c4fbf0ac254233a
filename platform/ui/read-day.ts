import {
  type Calendar,
  type Day,
  gregorianDay,
  inCalendar,
  isoDay,
  parseIsoDay,
  toLatinDigits,
} from "../i18n/index.ts";

/**
 * The day someone typed (`۱۴۰۵/۹/۱`, `1405-09-01`, `14050901`), as `2026-11-22`; null when it is no day.
 * A year only the other calendar can mean (1990 on a Jalali screen) is read in that one.
 */
export function readDay(text: string, calendar: Calendar): string | null {
  const latin = toLatinDigits(text).trim();
  const found =
    /^(\d{4})\s*[/.\-–،٫ ]\s*(\d{1,2})\s*[/.\-–،٫ ]\s*(\d{1,2})$/.exec(latin) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(latin);
  if (!found) return null;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const meant: Calendar = year >= 1700 ? "gregorian" : year <= 1500 ? "jalali" : calendar;
  const gregorian = gregorianDay({ year, month, day }, meant);
  return gregorian ? isoDay(gregorian) : null;
}

/** A stored day (`2026-11-22`) in the calendar asked for, or null. */
export function dayShown(iso: string | null, calendar: Calendar): Day | null {
  const day = iso ? parseIsoDay(iso) : null;
  return day ? inCalendar(day, calendar) : null;
}
