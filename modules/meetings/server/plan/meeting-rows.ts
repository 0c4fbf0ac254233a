import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { MeetingBody, MeetingKind } from "../../contract.ts";

/** A meeting as its row stands. */
export type Meeting = {
  id: number;
  key: string;
  uid: string;
  sequence: number;
  kind: MeetingKind;
  title: string;
  description: string;
  starts_at: Date;
  minutes: number;
  place: string;
  link: string;
  organiser: string;
  language: MeetingBody["language"];
  seats: number | null;
  sign_up_opened_at: Date | null;
  cancelled_at: Date | null;
};

export const meetingColumns = sql`m.id, m.key, m.uid, m.sequence, m.kind, m.title, m.description, m.starts_at, m.minutes, m.place, m.link,
  m.organiser, m.language, m.seats, m.sign_up_opened_at, m.cancelled_at`;

/** A meeting by its id or by the key of its sign-up page; refuses `not_found`. `hold`: nobody else changes it or takes a seat meanwhile. */
export async function findMeeting(
  ctx: Context,
  which: { id: number } | { key: string },
  { hold = false } = {},
): Promise<Meeting> {
  const wanted = "id" in which ? sql`m.id = ${which.id}` : sql`m.key = ${which.key}`;
  const { rows } = await sql<Meeting>`select ${meetingColumns} from meeting m
    where m.brand_id = ${ctx.brandId} and ${wanted} ${hold ? sql`for update` : sql``}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "meeting");
  return rows[0];
}

/** When it is over. */
export function endOf({ starts_at, minutes }: Pick<Meeting, "starts_at" | "minutes">): Date {
  return new Date(starts_at.getTime() + minutes * 60_000);
}

/** Refuses `meeting_cancelled` and `meeting_over` for one that nobody is asked to any more. */
export function refuseOver(ctx: Context, meeting: Meeting): void {
  if (meeting.cancelled_at) throw new Refusal("meeting_cancelled");
  if (endOf(meeting) <= ctx.now) throw new Refusal("meeting_over");
}

/** Who acts, as rows keep it. */
export function whoOf({ actor }: Context): string {
  return "id" in actor && actor.id ? String(actor.id) : actor.kind;
}

/** SQL: persons of attendance who are no guests; whoever was erased is nobody to decide on. */
export const isStranger = sql`guest_id is null and person not like 'erased:%'`;

/** SQL: whom identity `g.identity_id` of guests `g` counts for now. */
export const guestCustomers = sql`join identity_map p on p.brand_id = g.brand_id and p.identity_id = g.identity_id`;
