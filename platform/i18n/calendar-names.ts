import type { Calendar, Language } from "./language.ts";

const months: Record<Calendar, Record<Language, readonly string[]>> = {
  jalali: {
    fa: "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(" "),
    en: "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand".split(" "),
  },
  gregorian: {
    fa: "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر".split(" "),
    en: "January February March April May June July August September October November December".split(" "),
  },
};

const weekdays: Record<Language, readonly string[]> = {
  fa: ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

/** The name of a month (1–12) of a calendar. */
export function monthName(month: number, calendar: Calendar, language: Language): string {
  return months[calendar][language][month - 1] ?? String(month);
}

/** The name of a weekday, 0 for Sunday … 6 for Saturday. */
export function weekdayName(weekday: number, language: Language): string {
  return weekdays[language][weekday] ?? String(weekday);
}
