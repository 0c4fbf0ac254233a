import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import { findErased, holdOffErasures } from "../../../customers/index.ts";
import type { AttendanceColumns, AttendanceResult } from "../../contract.ts";
import { MeetingAttended } from "../../events.ts";
import { logAttendance } from "../log-interactions.ts";
import { findMeeting, guestCustomers, type Meeting } from "../plan/meeting-rows.ts";
import { tellScreens } from "../plan/tell-screens.ts";
import { type Attended, addUp } from "./add-up.ts";
import { guessColumns, namesPeople } from "./columns.ts";
import { foldGuests, keepAttendance, knownPersons } from "./keep-attendance.ts";
import { guestFinder } from "./match-guests.ts";
import type { AttendanceFile } from "./read-rows-of-file.ts";

/**
 * Takes in who was there. The same file again changes nothing; another one replaces what its persons had. Whoever was decided on by hand
 * stays so. Refuses `not_found`, and `attendance_columns` where no column names people.
 */
export async function takeAttendance(
  ctx: Context,
  id: number,
  file: AttendanceFile,
  asked: AttendanceColumns,
): Promise<AttendanceResult> {
  const columns = namesPeople(asked) ? asked : guessColumns(file.header);
  if (!namesPeople(columns)) throw new Refusal("attendance_columns");
  await holdOffErasures(ctx);
  const meeting = await findMeeting(ctx, { id }, { hold: true });
  const { timeZone } = await brandSettings(ctx);
  const { people: all, rejected } = addUp(file, columns, timeZone);
  const people = await withoutErased(ctx, all);
  const guestOf = await guestFinder(ctx, id);
  const known = await knownPersons(ctx, id);
  const rows = foldGuests(people, (one) => known.get(one.person) ?? guestOf(one)?.id ?? null);
  const written = await keepAttendance(ctx, id, { rows, known });
  await noteArrivals(ctx, meeting);
  await tellScreens(ctx, id);
  await recordAudit(ctx, { action: "meeting.attendance", subject: "meeting", subjectId: id });
  const matched = rows.filter(({ guestId }) => guestId !== null).length;
  return {
    ...{ people: rows.length, matched, strangers: rows.length - matched, ...written },
    ...{ erased: all.length - people.length, rejected: rejected.slice(0, 100) },
  };
}

/** Who asked to be forgotten does not come back by a file. */
async function withoutErased(ctx: Context, people: readonly Attended[]): Promise<Attended[]> {
  const placesOf = ({ email, phone }: Attended) => [
    ...(email ? [{ type: "email" as const, value: email }] : []),
    ...(phone ? [{ type: "phone" as const, value: phone }] : []),
  ];
  const erased = await findErased(ctx, people.flatMap(placesOf));
  return people.filter((one) => !placesOf(one).some(({ type, value }) => erased.has(`${type}\n${value}`)));
}

type Arrived = { id: number; identity_id: number; customer_id: number; joined_at: Date | null; minutes: number | null };

/** Writes into timelines whoever is known to have been there and does not stand there yet, and announces them. */
export async function noteArrivals(ctx: Context, meeting: Meeting): Promise<void> {
  const { rows } = await sql<Arrived>`with news as (
      update meeting_guest set attended_at = ${ctx.now} where brand_id = ${ctx.brandId} and meeting_id = ${meeting.id} and attended_at is null
        and exists (select from meeting_attendance a where a.brand_id = meeting_guest.brand_id and a.guest_id = meeting_guest.id)
      returning brand_id, id, identity_id)
    select g.id, g.identity_id, p.customer_id, min(a.joined_at) as joined_at, sum(a.minutes)::int as minutes
    from news g ${guestCustomers} join meeting_attendance a on a.brand_id = g.brand_id and a.guest_id = g.id
    group by g.id, g.identity_id, p.customer_id order by g.id`.execute(ctx.db);
  await logAttendance(ctx, meeting, rows);
  const { kind, id: meetingId } = meeting;
  const startsAt = meeting.starts_at.toISOString();
  for (let at = 0; at < rows.length; at += 500) {
    const guests = rows.slice(at, at + 500).map(({ customer_id: customerId, minutes }) => ({ customerId, minutes }));
    await announce(ctx, MeetingAttended, { meetingId, kind, startsAt, guests });
  }
}
