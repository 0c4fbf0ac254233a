import type { fa } from "./messages.fa.ts";

export type Language = "fa" | "en";
/** The words of the open chat in one language. */
export type Words = typeof fa;

const locales = { fa: "fa-IR-u-ca-persian-nu-arabext", en: "en-GB" };

function write(at: string | number | Date, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locales[language], options).format(new Date(at));
}

/** A number in the digits of the language. */
export function writeNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "fa" ? "fa-IR" : "en", { maximumFractionDigits: 1 }).format(value);
}

/** The time of day where the reader sits («۱۴:۰۵»). */
export function writeTime(at: string | number, language: Language): string {
  return write(at, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** The reader's day of a moment, as a key to group by. */
export function dayKey(at: string | number | Date): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** A day in words, near ones by name («امروز»، «دوشنبه ۲ آذر»), those of another year with it («۲ آذر ۱۴۰۴»). */
export function writeDay(at: string | number, now: number, language: Language, words: Words): string {
  const today = new Date(now);
  if (dayKey(at) === dayKey(today)) return words.today;
  if (dayKey(at) === dayKey(new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)))
    return words.yesterday;
  const part = (options: Intl.DateTimeFormatOptions) => write(at, language, options);
  const day = `${part({ day: "numeric" })} ${part({ month: "long" })}`;
  const year = (moment: string | number) => write(moment, language, { year: "numeric" }).replace(/[^\d۰-۹]/g, "");
  return year(at) === year(now) ? `${part({ weekday: "long" })} ${day}` : `${day} ${year(at)}`;
}

/** When somebody is back: the time alone today, with its day otherwise («شنبه، ۰۹:۰۰»، «۵ آذر، ۰۹:۰۰»). */
export function writeReturn(at: string, now: number, language: Language, words: Words): string {
  const time = writeTime(at, language);
  if (dayKey(at) === dayKey(now)) return language === "fa" ? `ساعت ${time}` : `at ${time}`;
  const soon = Date.parse(at) - now < 6 * 86_400_000;
  const day = soon ? write(at, language, { weekday: "long" }) : writeDay(at, now, language, words);
  return day + words.comma + time;
}

/** How long answers usually take, from their median in seconds; rounded up, so that it promises nothing it does not keep. */
export function writeWait(seconds: number, language: Language, { wait }: Words): string {
  if (seconds < 60) return wait.underMinute;
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 60) return wait.minutes(writeNumber(minutes, language), minutes > 1);
  const hours = Math.ceil(minutes / 60);
  return hours <= 24 ? wait.hours(writeNumber(hours, language), hours > 1) : wait.days;
}

/** A length in minutes and seconds («۰:۴۲»). */
export function writeLength(seconds: number, language: Language): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const text = `${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`;
  return language === "fa" ? text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)] as string) : text;
}

/** The size of a file («۱٫۲ مگابایت»). */
export function writeSize(bytes: number, language: Language, { bytes: units }: Words): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const value = bytes / 1000 ** step;
  return `${writeNumber(value < 10 ? value : Math.round(value), language)} ${units[step]}`;
}
