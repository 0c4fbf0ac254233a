import { type CalendarDay, dayNumberOf, gregorianOf } from "./gregorian.ts";

// Years in which the 33-year leap cycle is broken.
// Source: K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon and Planets 74 (1996), as in jalaali-js (MIT).
const breaks = [
  -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
];
const firstYear = -61;
const lastYear = 3177;

type JalaliYear = { leap: boolean; newYear: number };

/** The day in March on which a Jalali year begins, and whether it has 366 days. */
function compute(year: number): JalaliYear {
  let leapsBefore = -14;
  let start = breaks[0]!;
  let length = 0;
  for (const next of breaks.slice(1)) {
    length = next - start;
    if (year < next) break;
    leapsBefore += Math.floor(length / 33) * 8 + Math.floor((length % 33) / 4);
    start = next;
  }
  let passed = year - start;
  leapsBefore += Math.floor(passed / 33) * 8 + Math.floor(((passed % 33) + 3) / 4);
  if (length % 33 === 4 && length - passed === 4) leapsBefore += 1;
  const gregorian = year + 621;
  const gregorianLeaps = Math.floor(gregorian / 4) - Math.floor(((Math.floor(gregorian / 100) + 1) * 3) / 4) - 150;
  if (length - passed < 6) passed = passed - length + Math.floor((length + 4) / 33) * 33;
  const position = (((passed + 1) % 33) - 1) % 4;
  return { leap: position === 0, newYear: dayNumberOf(gregorian, 3, 20 + leapsBefore - gregorianLeaps) };
}

const years = new Map<number, JalaliYear>();

function jalaliYear(year: number): JalaliYear {
  const known = years.get(year);
  if (known) return known;
  const made = compute(year);
  years.set(year, made);
  return made;
}

/** How many days a Jalali month has; 0 when there is no such month, or no rule for the year (outside −61 … 3177). */
export function jalaliMonthLength(year: number, month: number): number {
  if (month < 1 || month > 12 || year < firstYear || year > lastYear) return 0;
  if (month <= 6) return 31;
  return month <= 11 || jalaliYear(year).leap ? 30 : 29;
}

/** Days from 1970-01-01 to a Jalali day; the day must exist (see jalaliMonthLength). */
export function dayNumberOfJalali(year: number, month: number, day: number): number {
  return jalaliYear(year).newYear + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
}

/** The Jalali day that lies `dayNumber` days after 1970-01-01 (Gregorian years 560 … 3798). */
export function jalaliOf(dayNumber: number): CalendarDay {
  let year = gregorianOf(dayNumber).year - 621;
  if (dayNumber < jalaliYear(year).newYear) year -= 1;
  const dayOfYear = dayNumber - jalaliYear(year).newYear;
  if (dayOfYear < 186) return { year, month: Math.floor(dayOfYear / 31) + 1, day: (dayOfYear % 31) + 1 };
  const late = dayOfYear - 186;
  return { year, month: Math.floor(late / 30) + 7, day: (late % 30) + 1 };
}
