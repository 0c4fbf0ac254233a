import { toPersianDigits, weekdayName } from "../../platform/i18n/index.ts";
import { type WorkingWeek, weekdays } from "../admin/contract.ts";

type Language = "fa" | "en";

const words = {
  fa: {
    days: (first: string, last: string) => `${first} تا ${last}`,
    two: (first: string, last: string) => `${first} و ${last}`,
    period: (from: string, to: string) => `${from} تا ${to}`,
    allDay: "شبانه‌روزی",
    and: " و ",
    off: "تعطیل",
    comma: "، ",
  },
  en: {
    days: (first: string, last: string) => `${first} to ${last}`,
    two: (first: string, last: string) => `${first} and ${last}`,
    period: (from: string, to: string) => `${from} to ${to}`,
    allDay: "all day",
    and: " and ",
    off: "closed",
    comma: ", ",
  },
} as const;

/** The hours of a week in words, days that are alike together: «شنبه تا چهارشنبه ۹ تا ۱۷، پنجشنبه ۹ تا ۱۳، جمعه تعطیل». */
export function hoursText(week: WorkingWeek, language: Language): string {
  const say = words[language];
  const groups: { days: string[]; text: string }[] = [];
  for (const [at, day] of weekdays.entries()) {
    const name = weekdayName((at + 6) % 7, language);
    const text = dayText(week[day], language);
    const last = groups.at(-1);
    if (last?.text === text) last.days.push(name);
    else groups.push({ days: [name], text });
  }
  return groups
    .map(({ days, text }) => {
      const [first, last] = [days[0]!, days.at(-1)!];
      const named = days.length === 1 ? first : days.length === 2 ? say.two(first, last) : say.days(first, last);
      return `${named} ${text}`;
    })
    .join(say.comma);
}

function dayText(periods: WorkingWeek["saturday"], language: Language): string {
  const say = words[language];
  if (periods.length === 0) return say.off;
  return periods
    .map(({ from, to }) =>
      from === "00:00" && to === "24:00" ? say.allDay : say.period(clock(from, language), clock(to, language)),
    )
    .join(say.and);
}

/** «۹», «۹:۳۰»: as one says it. */
function clock(time: string, language: Language): string {
  const short = language === "fa" ? time.replace(/^0/, "").replace(/:00$/, "") : time;
  return language === "fa" ? toPersianDigits(short) : short;
}
