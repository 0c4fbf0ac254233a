import { headerForm } from "../../../imports/index.ts";
import { type AttendanceColumns, type AttendanceField, attendanceFields } from "../../contract.ts";

/** What meeting programs (Zoom, Google Meet, Microsoft Teams, Adobe Connect, Skyroom …) and people call the columns. */
const headers: Record<AttendanceField, string> = {
  name: "name, full name, user name, username, participant, participant name, attendee, attendee name, display name, nickname, name original name, user, نام, نام و نام خانوادگی, نام کامل, نام کاربر, نام کاربری, نام نمایشی, شرکت کننده, نام شرکت کننده, کاربر",
  email:
    "email, e-mail, user email, email address, participant email, attendee email, login, ایمیل, رایانامه, نشانی ایمیل, پست الکترونیک, پست الکترونیکی",
  phone:
    "phone, mobile, phone number, mobile number, tel, cell, تلفن, موبایل, تلفن همراه, شماره تلفن, شماره موبایل, شماره همراه, شماره تماس, همراه",
  joined:
    "join time, joined at, joined, first join, first joined, time joined, join, entry time, sign in time, login time, start time, in time, date joined, زمان ورود, ساعت ورود, ورود, تاریخ ورود, شروع حضور, اولین ورود",
  left: "leave time, left at, left, last leave, time exited, exit time, sign out time, logout time, end time, out time, leave, زمان خروج, ساعت خروج, خروج, تاریخ خروج, پایان حضور, آخرین خروج",
  minutes:
    "duration minutes, duration, minutes, total duration minutes, total minutes, time in session, time in session minutes, time in meeting, in meeting duration, attended minutes, attendance duration, attentive minutes, مدت, مدت حضور, مدت زمان حضور, دقیقه, مدت حضور دقیقه, مدت دقیقه, زمان حضور, میزان حضور, کل حضور",
};
const fieldOf = new Map(
  attendanceFields.flatMap((field) => headers[field].split(", ").map((header) => [headerForm(header), field] as const)),
);

/** Which column is which, by their headers; the first of two with one meaning. */
export function guessColumns(header: readonly string[]): AttendanceColumns {
  const found: AttendanceColumns = {};
  for (const [at, text] of header.entries()) {
    const field = fieldOf.get(headerForm(text));
    if (field && found[field] === undefined) found[field] = at;
  }
  return found;
}

/** Whether somebody can be told by these columns. */
export function namesPeople({ name, email, phone }: AttendanceColumns): boolean {
  return name !== undefined || email !== undefined || phone !== undefined;
}
