export { takeAttendance } from "./server/attendance/take-attendance.ts";
export { inviteAudience } from "./server/invite/waves.ts";
export { makeMeeting } from "./server/plan/make-meeting.ts";
