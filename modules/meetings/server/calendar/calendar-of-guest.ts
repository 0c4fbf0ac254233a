import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { letterAddress } from "../../../inbox/index.ts";
import type { GuestAnswer } from "../../contract.ts";
import { letterWords } from "../invite/compose-letter.ts";
import type { Meeting } from "../plan/meeting-rows.ts";
import { type CalendarEvent, type CalendarPerson, writeCalendar } from "./write-calendar.ts";

const reminder = 30;

export type ForWhom = {
  method: CalendarEvent["method"];
  /** Whose calendar it is for, with what they said so far; null for anybody's. */
  attendee: (CalendarPerson & { answer: GuestAnswer | null }) | null;
  /** Their page, or the sign-up page: the way in is there. */
  page: string;
};

/** The calendar file of a meeting for one guest, as the meeting stands now. Answers go to the mailbox that letters are sent from. */
export async function calendarOf(ctx: Context, meeting: Meeting, { method, attendee, page }: ForWhom): Promise<string> {
  const { name } = await brandSettings(ctx);
  const address = await letterAddress(ctx);
  const words = letterWords(meeting.language);
  return writeCalendar({
    ...{ method, uid: meeting.uid, sequence: meeting.sequence, stamp: ctx.now },
    ...{ start: meeting.starts_at, minutes: meeting.minutes, title: meeting.title },
    description: [meeting.description, `${words.page}:\n${page}`].filter(Boolean).join("\n\n"),
    place: meeting.place || page,
    url: page,
    organiser: address === null ? null : { name: meeting.organiser || name, email: address },
    attendee,
    reminder,
  });
}
