import { usualWeek, type WorkingWeek, weekdays } from "../../../admin/contract.ts";
import type { WorkingCalendar } from "./working-time.ts";

type Day = WorkingWeek["saturday"];

const hours = (...periods: string[]): Day =>
  periods.map((period) => ({ from: period.slice(0, 5), to: period.slice(6) }));
const everyDay = (day: Day) => Object.fromEntries(weekdays.map((name) => [name, day])) as WorkingWeek;
const closed = everyDay([]);
const satToWed = (day: Day) => ({ saturday: day, sunday: day, monday: day, tuesday: day, wednesday: day });
const monToFri = (day: Day) => ({ monday: day, tuesday: day, wednesday: day, thursday: day, friday: day });
const calendar = (timeZone: string, week: WorkingWeek, ...holidays: string[]): WorkingCalendar => ({
  timeZone,
  week,
  holidays: new Set(holidays),
});

const nowruz = ["2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24", "2026-04-01", "2026-04-02"];

/** The calendars of the golden cases, by the names that stand there. */
export const goldenCalendars: Record<string, WorkingCalendar> = {
  // Saturday to Wednesday 9 to 17, Thursday 9 to 13, Friday off; the holidays of Nowruz 1405.
  office: calendar("Asia/Tehran", usualWeek, ...nowruz),
  bazaar: calendar("Asia/Tehran", {
    ...closed,
    ...satToWed(hours("09:00-13:00", "16:00-20:00")),
    thursday: hours("09:00-13:00"),
  }),
  messy: calendar("Asia/Tehran", { ...closed, saturday: hours("14:00-18:00", "09:00-12:00", "12:00-15:00") }),
  midnight: calendar("Asia/Tehran", { ...closed, saturday: hours("20:00-24:00"), sunday: hours("00:00-02:00") }),
  tehranNights: calendar("Asia/Tehran", everyDay(hours("00:00-05:00", "22:00-24:00"))),
  berlinNights: calendar("Europe/Berlin", everyDay(hours("01:00-05:00"))),
  berlinOffice: calendar("Europe/Berlin", { ...closed, ...monToFri(hours("08:00-18:00")) }),
  berlinTwoToThree: calendar("Europe/Berlin", everyDay(hours("02:00-03:00"))),
  berlinToHalfTwo: calendar("Europe/Berlin", everyDay(hours("01:00-02:30"))),
  newYorkNights: calendar("America/New_York", everyDay(hours("01:00-05:00"))),
  newYorkAlways: calendar("America/New_York", everyDay(hours("00:00-24:00"))),
  lordHowe: calendar("Australia/Lord_Howe", everyDay(hours("01:00-03:00"))),
  kolkata: calendar("Asia/Kolkata", {
    ...closed,
    ...monToFri(hours("09:30-18:30")),
    saturday: hours("09:30-18:30"),
  }),
  apiaAlways: calendar("Pacific/Apia", everyDay(hours("00:00-24:00"))),
  always: calendar("UTC", everyDay(hours("00:00-24:00"))),
  never: calendar("Asia/Tehran", closed),
};
