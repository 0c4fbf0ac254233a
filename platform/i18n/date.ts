import { dayNumberOf } from "../calendar/index.ts";
import { type Day, inCalendar, parseIsoDay, wallClock, weekdayOf } from "./calendar.ts";
import { monthName, weekdayName } from "./calendar-names.ts";
import { toPersianDigits } from "./digits.ts";
import type { Calendar, Language } from "./language.ts";

/** How dates are written for someone: `timeZone` is an IANA name. */
export type DateSettings = { language: Language; calendar: Calendar; timeZone: string };

/** An instant (a `Date`, an ISO text with a time, milliseconds) or a day without a time (`2026-11-22`). */
export type Moment = Date | string | number;

/** `full` «یکشنبه ۱ آذر ۱۴۰۵», `long` «۱ آذر ۱۴۰۵», `short` «۱۴۰۵/۰۹/۰۱», `day` «۱ آذر». */
export type DateStyle = "full" | "long" | "short" | "day";

const digitsOf = (text: string | number, language: Language) => (language === "fa" ? toPersianDigits(text) : `${text}`);
const two = (value: number) => String(value).padStart(2, "0");

/** The Gregorian day of a moment in a time zone; a day without a time is the same day everywhere. */
export function dayOf(moment: Moment, timeZone: string): Day {
  const plain = typeof moment === "string" ? parseIsoDay(moment) : null;
  return plain ?? wallClock(new Date(moment), timeZone);
}

/** The day of a moment in words («یکشنبه ۱ آذر ۱۴۰۵»). An unreadable moment gives an empty text. */
export function formatDate(moment: Moment, settings: DateSettings, style: DateStyle = "long"): string {
  if (unreadable(moment)) return "";
  const { language, calendar } = settings;
  const gregorian = dayOf(moment, settings.timeZone);
  const { year, month, day } = inCalendar(gregorian, calendar);
  if (style === "short") {
    const text = calendar === "jalali" || language === "fa" ? `${year}/${two(month)}/${two(day)}` : null;
    return digitsOf(text ?? `${year}-${two(month)}-${two(day)}`, language);
  }
  const dayAndMonth = `${day} ${monthName(month, calendar, language)}`;
  if (style === "day") return digitsOf(dayAndMonth, language);
  const long = digitsOf(`${dayAndMonth} ${year}`, language);
  return style === "full" ? `${weekdayName(weekdayOf(gregorian), language)} ${long}` : long;
}

/** The time of day («۱۴:۰۵»), 24 hours. */
export function formatTime(moment: Moment, settings: DateSettings): string {
  if (unreadable(moment)) return "";
  const { hour, minute } = wallClock(new Date(moment), settings.timeZone);
  return digitsOf(`${two(hour)}:${two(minute)}`, settings.language);
}

/** The day and time of a moment («یکشنبه ۱ آذر ۱۴۰۵، ۱۴:۰۵»). */
export function formatDateTime(moment: Moment, settings: DateSettings, style: DateStyle = "full"): string {
  if (unreadable(moment)) return "";
  return `${formatDate(moment, settings, style)}${comma(settings.language)}${formatTime(moment, settings)}`;
}

/** The month of a moment, or of a `1405-09` key in the calendar of the settings («آذر ۱۴۰۵»). */
export function formatMonth(moment: Moment, settings: DateSettings): string {
  const key = typeof moment === "string" ? /^(\d{4})-(\d{2})$/.exec(moment) : null;
  if (!key && unreadable(moment)) return "";
  const { year, month } = key
    ? { year: Number(key[1]), month: Number(key[2]) }
    : inCalendar(dayOf(moment, settings.timeZone), settings.calendar);
  return digitsOf(`${monthName(month, settings.calendar, settings.language)} ${year}`, settings.language);
}

/** How long ago, or from now, within a day («۳ دقیقه پیش», «۲ ساعت دیگر»); «دیروز، ۱۴:۰۵»; further off, the date. */
export function formatRelative(moment: Moment, now: Moment, settings: DateSettings): string {
  if (unreadable(moment) || unreadable(now)) return "";
  const { language, timeZone, calendar } = settings;
  const distance = new Date(now).getTime() - new Date(moment).getTime();
  const minutes = Math.round(Math.abs(distance) / 60_000);
  if (minutes < 1) return language === "fa" ? "همین حالا" : "just now";
  if (minutes < 60) return ago(minutes, "minute", distance > 0, language);
  if (minutes < 24 * 60) return ago(Math.round(minutes / 60), "hour", distance > 0, language);
  const then = dayOf(moment, timeZone);
  const today = dayOf(now, timeZone);
  const days = dayNumberOf(today.year, today.month, today.day) - dayNumberOf(then.year, then.month, then.day);
  if (days === 1)
    return `${language === "fa" ? "دیروز" : "yesterday"}${comma(language)}${formatTime(moment, settings)}`;
  const sameYear = inCalendar(then, calendar).year === inCalendar(today, calendar).year;
  return sameYear ? formatDateTime(moment, settings, "day") : formatDate(moment, settings, "long");
}

const spans = [
  { seconds: 86_400, fa: "روز", en: "day" },
  { seconds: 3_600, fa: "ساعت", en: "hour" },
  { seconds: 60, fa: "دقیقه", en: "minute" },
  { seconds: 1, fa: "ثانیه", en: "second" },
] as const;

/** A length of time in its two largest units («۳ ساعت و ۵ دقیقه»); `seconds` may be a fraction. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.round(Math.abs(seconds));
  const first = spans.findIndex((span) => whole >= span.seconds);
  if (first < 0) return `${digitsOf(0, language)} ${language === "fa" ? "ثانیه" : "seconds"}`;
  let left = whole;
  const parts: string[] = [];
  for (const span of spans.slice(first, first + 2)) {
    const count = Math.floor(left / span.seconds);
    left -= count * span.seconds;
    if (count === 0) continue;
    const name = language === "fa" ? span.fa : `${span.en}${count === 1 ? "" : "s"}`;
    parts.push(`${digitsOf(count, language)} ${name}`);
  }
  return parts.join(language === "fa" ? " و " : " and ");
}

function ago(count: number, unit: "minute" | "hour", past: boolean, language: Language): string {
  if (language === "en") {
    const span = `${count} ${unit}${count === 1 ? "" : "s"}`;
    return past ? `${span} ago` : `in ${span}`;
  }
  const span = `${toPersianDigits(count)} ${unit === "minute" ? "دقیقه" : "ساعت"}`;
  return past ? `${span} پیش` : `${span} دیگر`;
}

function comma(language: Language): string {
  return language === "fa" ? "، " : ", ";
}

function unreadable(moment: Moment): boolean {
  return Number.isNaN(new Date(moment).getTime());
}
