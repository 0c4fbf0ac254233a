import {
  dayNumberOf,
  dayNumberOfJalali,
  isoOfDayNumber,
  jalaliMonthLength,
} from "../../../../platform/calendar/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";

/** A day of Iran's official calendar; `YYYY-MM-DD`. */
export type OfficialHoliday = { day: string; title: string; subjectToAnnouncement: boolean };
type Titles = Record<Language, string>;
type Fixed = { month: number; day: number; title: Titles };

/** Official holidays on fixed days of the Jalali year. */
const fixedDays: readonly Fixed[] = [
  { month: 1, day: 1, title: { fa: "نوروز", en: "Nowruz" } },
  { month: 1, day: 2, title: { fa: "عید نوروز", en: "Nowruz holiday" } },
  { month: 1, day: 3, title: { fa: "عید نوروز", en: "Nowruz holiday" } },
  { month: 1, day: 4, title: { fa: "عید نوروز", en: "Nowruz holiday" } },
  { month: 1, day: 12, title: { fa: "روز جمهوری اسلامی", en: "Islamic Republic Day" } },
  { month: 1, day: 13, title: { fa: "روز طبیعت", en: "Nature Day" } },
  { month: 3, day: 14, title: { fa: "رحلت امام خمینی", en: "Death of Ayatollah Khomeini" } },
  { month: 3, day: 15, title: { fa: "قیام ۱۵ خرداد", en: "Revolt of 15 Khordad" } },
  { month: 11, day: 22, title: { fa: "پیروزی انقلاب اسلامی", en: "Victory of the Revolution" } },
  { month: 12, day: 29, title: { fa: "ملی شدن صنعت نفت", en: "Nationalisation of oil" } },
];

/** Official holidays on days of the lunar year; day 0 is the last of the month before. */
const lunarDays: readonly Fixed[] = [
  { month: 1, day: 9, title: { fa: "تاسوعای حسینی", en: "Tasua" } },
  { month: 1, day: 10, title: { fa: "عاشورای حسینی", en: "Ashura" } },
  { month: 2, day: 20, title: { fa: "اربعین حسینی", en: "Arbaeen" } },
  { month: 2, day: 28, title: { fa: "رحلت پیامبر و شهادت امام حسن مجتبی", en: "Death of the Prophet" } },
  { month: 3, day: 0, title: { fa: "شهادت امام رضا", en: "Martyrdom of Imam Reza" } },
  { month: 3, day: 8, title: { fa: "شهادت امام حسن عسکری", en: "Martyrdom of Imam Hasan al-Askari" } },
  { month: 3, day: 17, title: { fa: "میلاد پیامبر و امام جعفر صادق", en: "Birth of the Prophet" } },
  { month: 6, day: 3, title: { fa: "شهادت حضرت فاطمه", en: "Martyrdom of Fatima" } },
  { month: 7, day: 13, title: { fa: "ولادت امام علی", en: "Birth of Imam Ali" } },
  { month: 7, day: 27, title: { fa: "مبعث", en: "Mission of the Prophet" } },
  { month: 8, day: 15, title: { fa: "نیمهٔ شعبان", en: "Birth of Imam Mahdi" } },
  { month: 9, day: 21, title: { fa: "شهادت امام علی", en: "Martyrdom of Imam Ali" } },
  { month: 10, day: 1, title: { fa: "عید فطر", en: "Eid al-Fitr" } },
  { month: 10, day: 2, title: { fa: "تعطیلی عید فطر", en: "Eid al-Fitr holiday" } },
  { month: 10, day: 25, title: { fa: "شهادت امام جعفر صادق", en: "Martyrdom of Imam Jafar" } },
  { month: 12, day: 10, title: { fa: "عید قربان", en: "Eid al-Adha" } },
  { month: 12, day: 18, title: { fa: "عید غدیر خم", en: "Eid al-Ghadir" } },
];

// Lengths of the lunar months as in the calendars published for 1404 and 1405 by the Calendar Center of the Institute of
// Geophysics, University of Tehran. Arithmetic calendars and that of Umm al-Qura differ from them by a day here and there.
const lunarStart = { year: 1446, month: 9, dayNumber: dayNumberOf(2025, 3, 2) };
const lunarLengths = [
  [29, 29, 29, 30],
  [29, 30, 30, 29, 30, 30, 30, 29, 30, 29, 29, 29],
  [30, 29, 30, 29, 30, 30, 30, 29, 30, 29],
];
/** The Jalali years whose moon-bound days are published. */
const lunarYears = [1404, 1405];

function fixedIn(year: number, language: Language): OfficialHoliday[] {
  return fixedDays.map(({ month, day, title }) => ({
    day: isoOfDayNumber(dayNumberOfJalali(year, month, day)),
    title: title[language],
    subjectToAnnouncement: false,
  }));
}

function lunarIn(year: number, language: Language): OfficialHoliday[] {
  const first = dayNumberOfJalali(year, 1, 1);
  const last = dayNumberOfJalali(year, 12, jalaliMonthLength(year, 12));
  const found: OfficialHoliday[] = [];
  let start = lunarStart.dayNumber;
  for (const [at, lengths] of lunarLengths.entries()) {
    for (const [index, length] of lengths.entries()) {
      const month = index + (at === 0 ? lunarStart.month : 1);
      for (const holiday of lunarDays.filter((one) => one.month === month)) {
        const number = start + holiday.day - 1;
        if (number < first || number > last) continue;
        found.push({ day: isoOfDayNumber(number), title: holiday.title[language], subjectToAnnouncement: true });
      }
      start += length;
    }
  }
  return found;
}

/**
 * The official holidays of Iran in a Jalali year, in order. Moon-bound days are known for the years whose calendar has been
 * published (`lunarKnown`), and are subject to announcement even then; other years have their fixed days only.
 */
export function officialHolidays(year: number, language: Language): { days: OfficialHoliday[]; lunarKnown: boolean } {
  const lunarKnown = lunarYears.includes(year);
  const days = [...fixedIn(year, language), ...(lunarKnown ? lunarIn(year, language) : [])];
  return { days: joinSameDay(days).sort((a, b) => a.day.localeCompare(b.day)), lunarKnown };
}

/** Two occasions on one day are one holiday with both names; it is sure when one of them is. */
function joinSameDay(days: OfficialHoliday[]): OfficialHoliday[] {
  const byDay = new Map<string, OfficialHoliday>();
  for (const next of days) {
    const known = byDay.get(next.day);
    const title = known ? `${known.title} · ${next.title}` : next.title;
    byDay.set(next.day, { ...next, ...known, title });
  }
  return [...byDay.values()];
}
