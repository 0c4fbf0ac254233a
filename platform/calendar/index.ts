export { type CalendarRow, calendarDays, dayNumberOfIso, isoOfDayNumber, jalaliMonthOf } from "./calendar-days.ts";
export { type CalendarDay, dayNumberOf, gregorianMonthLength, gregorianOf } from "./gregorian.ts";
export { dayNumberOfJalali, jalaliMonthLength, jalaliOf } from "./jalali.ts";
