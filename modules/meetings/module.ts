import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { sendLetters, tendLetters } from "./server/invite/send-letters.ts";
import { spreadWave } from "./server/invite/waves.ts";
import { hearCalendars } from "./server/public/hear-calendar.ts";
import { publicMeetingRoutes } from "./server/public/routes.public.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { attendanceFileRoutes, strangerRoutes } from "./server/routes.attendance.ts";
import { meetingRoutes } from "./server/routes.meetings.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();
hearCalendars();

/** Public pages read forms and files are bytes, so they get scopes of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  meetingRoutes(app, house);
  strangerRoutes(app);
  await app.register(async (scope) => attendanceFileRoutes(scope as unknown as HttpApp));
  await app.register(async (scope) => publicMeetingRoutes(scope as unknown as HttpApp, house));
}

/** Meetings and webinars: invitations that calendars understand, answers, and who was there. */
export const module: Module = {
  name: "meetings",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "meetings.read": everybody, "meetings.write": ["owner", "manager"] },
  routes,
  jobs: { "invite-to-meeting": spreadWave, "send-meeting-letters": sendLetters },
  cron: [{ name: "meeting-letters", pattern: "* * * * *", run: tendLetters }],
};
