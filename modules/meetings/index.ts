export { takeAttendance } from "./server/attendance/take-attendance.ts";
export { bringGuest } from "./server/invite/bring-guest.ts";
export { makeMeeting } from "./server/plan/make-meeting.ts";
