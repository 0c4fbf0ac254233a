import type { GuestAnswer } from "../../contract.ts";

const answers: Record<string, GuestAnswer> = { ACCEPTED: "yes", TENTATIVE: "maybe", DECLINED: "no" };

/** What a calendar program answered (METHOD:REPLY): to which event, who, and what. */
export type CalendarAnswer = { uid: string; email: string; answer: GuestAnswer };

/** Reads the answer out of a calendar; null where it holds none. Only a single attendee answers: more of them is no reply. */
export function readCalendarAnswer(calendar: string): CalendarAnswer | null {
  const lines = calendar
    .slice(0, 200_000)
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/);
  if (!lines.some((line) => /^METHOD:REPLY$/i.test(line.trim()))) return null;
  const uid = lines
    .find((line) => /^UID[;:]/i.test(line))
    ?.replace(/^UID[^:]*:/i, "")
    .trim();
  const attendees = lines.filter((line) => /^ATTENDEE[;:]/i.test(line));
  const [attendee] = attendees;
  if (!uid || !attendee || attendees.length > 1) return null;
  const answer = answers[/;PARTSTAT="?([A-Z-]+)/i.exec(attendee)?.[1]?.toUpperCase() ?? ""];
  const email = /:\s*mailto:\s*(\S+)\s*$/i.exec(attendee)?.[1]?.toLowerCase();
  return answer && email ? { uid, email, answer } : null;
}
