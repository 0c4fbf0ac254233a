import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { customerNames, customerOfIdentity, identityById } from "../../../customers/index.ts";
import type { GuestAnswer } from "../../contract.ts";
import { MeetingAnswered } from "../../events.ts";
import { logDeed } from "../log-interactions.ts";
import { endOf, findMeeting, type Meeting } from "../plan/meeting-rows.ts";
import { tellScreens } from "../plan/tell-screens.ts";

export type Guest = {
  id: number;
  meeting_id: number;
  identity_id: number;
  answer: GuestAnswer | null;
  answers: number;
  joined_at: Date | null;
};

/** So many changes of one guest stand in the timeline; more are only play. */
const mostLogged = 10;

/** A guest with their meeting; null where there is none or the person was erased. `hold`: nobody else takes a seat meanwhile. */
export async function readGuest(
  ctx: Context,
  guestId: number,
  { hold = false } = {},
): Promise<{ guest: Guest; meeting: Meeting } | null> {
  const find = async () => {
    const { rows } = await sql<Guest>`select id, meeting_id, identity_id, answer, answers, joined_at from meeting_guest
      where brand_id = ${ctx.brandId} and id = ${guestId}`.execute(ctx.db);
    return rows[0];
  };
  const first = await find();
  if (!first || !(await identityById(ctx, first.identity_id))) return null;
  const meeting = await findMeeting(ctx, { id: first.meeting_id }, { hold });
  return { guest: hold ? (await find())! : first, meeting };
}

/** How the guest is named in their own calendar, and at which address; null for one who is reached by phone. */
export async function attendeeOf(ctx: Context, { identity_id: id, answer }: Guest) {
  const identity = await identityById(ctx, id);
  if (identity?.type !== "email") return null;
  const customerId = await customerOfIdentity(ctx, id);
  const name = customerId === null ? null : ((await customerNames(ctx, [customerId])).get(customerId) ?? null);
  return { name: name ?? identity.value, email: identity.value, answer };
}

export type Outcome = "taken" | "full" | "over" | "cancelled";

/**
 * Takes a guest's answer; the same again changes nothing. Whoever says yes takes a seat where there is one: two cannot take the last. The
 * caller read guest and meeting with `hold`.
 */
export async function giveAnswer(
  ctx: Context,
  { guest, meeting }: { guest: Guest; meeting: Meeting },
  answer: GuestAnswer,
  by: "page" | "sign_up" | "calendar",
): Promise<Outcome> {
  if (meeting.cancelled_at) return "cancelled";
  if (endOf(meeting) <= ctx.now) return "over";
  if (guest.answer === answer) return "taken";
  if (answer === "yes" && (await seatsLeft(ctx, meeting)) === 0) return "full";
  await sql`update meeting_guest set answer = ${answer}, answers = answers + 1, answered_at = ${ctx.now}, answered_by = ${by}
    where brand_id = ${ctx.brandId} and id = ${guest.id}`.execute(ctx.db);
  await tellScreens(ctx, meeting.id);
  if (guest.answers < mostLogged)
    await logDeed(ctx, guest, { subject: "meeting_answer", key: `answer:${guest.id}:${guest.answers + 1}` });
  const customerId = await customerOfIdentity(ctx, guest.identity_id);
  if (customerId !== null)
    await announce(ctx, MeetingAnswered, {
      ...{ meetingId: meeting.id, customerId, answer },
      startsAt: meeting.starts_at.toISOString(),
    });
  return "taken";
}

/** How many seats are free; null where there is no limit. Exact while the meeting is held. */
export async function seatsLeft(ctx: Context, { id, seats }: Meeting): Promise<number | null> {
  if (seats === null) return null;
  const { rows } = await sql<{ taken: number }>`select count(*)::int as taken from meeting_guest
    where brand_id = ${ctx.brandId} and meeting_id = ${id} and answer = 'yes'`.execute(ctx.db);
  return Math.max(0, seats - rows[0]!.taken);
}

/** Looking is noted once, and is no answer. */
export async function noteOpened(ctx: Context, guestId: number): Promise<void> {
  await sql`update meeting_guest set opened_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${guestId} and opened_at is null`.execute(
    ctx.db,
  );
}

/** The first press of “join” is kept as an activity. */
export async function noteJoined(ctx: Context, guest: Guest): Promise<void> {
  const { rows } = await sql`update meeting_guest set joined_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${guest.id} and joined_at is null returning id`.execute(ctx.db);
  if (rows.length > 0) await logDeed(ctx, guest, { subject: "meeting_join", key: `join:${guest.id}` });
}
