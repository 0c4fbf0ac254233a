import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { MeetingBody } from "../../contract.ts";
import { tellGuests, tellItIsOn } from "../invite/tell-guests.ts";
import { goOnInviting } from "../invite/waves.ts";
import { endOf, findMeeting, type Meeting, refuseOver, whoOf } from "./meeting-rows.ts";
import { tellScreens } from "./tell-screens.ts";

/** Plans a meeting; gives its id. Refuses `meeting_over` for one that would be over already. */
export async function makeMeeting(ctx: Context, body: MeetingBody): Promise<number> {
  const startsAt = new Date(body.starts_at);
  if (endOf({ starts_at: startsAt, minutes: body.minutes }) <= ctx.now) throw new Refusal("meeting_over", "starts_at");
  const key = letters();
  const { rows } = await sql<{
    id: number;
  }>`insert into meeting (brand_id, key, uid, kind, title, description, starts_at, minutes, place, link,
      organiser, language, seats, sign_up_opened_at, made_by, made_at)
    values (${ctx.brandId}, ${key}, ${`${randomBytes(12).toString("hex")}@hamdel`}, ${body.kind}, ${body.title}, ${body.description}, ${startsAt},
      ${body.minutes}, ${body.place}, ${body.link}, ${body.organiser}, ${body.language}, ${body.seats}, ${body.sign_up ? ctx.now : null},
      ${whoOf(ctx)}, ${ctx.now}) returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await tellScreens(ctx, id);
  await recordAudit(ctx, { action: "meeting.made", subject: "meeting", subjectId: id });
  return id;
}

/**
 * Changes a meeting. Guests who were written to are told where it is about what they come to: their calendars get a new version. Refuses
 * `not_found`, `meeting_cancelled` and `meeting_over`.
 */
export async function changeMeeting(ctx: Context, id: number, body: MeetingBody): Promise<void> {
  const meeting = await findMeeting(ctx, { id }, { hold: true });
  refuseOver(ctx, meeting);
  const startsAt = new Date(body.starts_at);
  if (endOf({ starts_at: startsAt, minutes: body.minutes }) <= ctx.now) throw new Refusal("meeting_over", "starts_at");
  const tells = isNews(meeting, body);
  await sql`update meeting set kind = ${body.kind}, title = ${body.title}, description = ${body.description}, starts_at = ${startsAt},
      minutes = ${body.minutes}, place = ${body.place}, link = ${body.link}, organiser = ${body.organiser}, language = ${body.language},
      seats = ${body.seats}, sequence = sequence + ${tells ? 1 : 0},
      sign_up_opened_at = case when ${body.sign_up} then coalesce(sign_up_opened_at, ${ctx.now}) end
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (tells) await tellGuests(ctx, meeting, "change");
  await tellScreens(ctx, id);
  await recordAudit(ctx, { action: "meeting.changed", subject: "meeting", subjectId: id });
}

/**
 * Cancels a meeting and tells its guests, or takes that back: who was not told yet hears nothing, who was gets it anew, and who was to be
 * invited is. Gives whether invitations that had stopped go on. Twice is once.
 * Refuses `not_found` and `meeting_over`.
 */
export async function cancelMeeting(ctx: Context, id: number, cancelled: boolean): Promise<boolean> {
  const meeting = await findMeeting(ctx, { id }, { hold: true });
  if ((meeting.cancelled_at !== null) === cancelled) return false;
  if (endOf(meeting) <= ctx.now) throw new Refusal("meeting_over");
  const sets = cancelled
    ? sql`cancelled_at = ${ctx.now}, cancelled_by = ${whoOf(ctx)}`
    : sql`cancelled_at = null, cancelled_by = null`;
  await sql`update meeting set ${sets}, sequence = sequence + 1 where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  if (cancelled) await tellGuests(ctx, meeting, "cancellation");
  else await tellItIsOn(ctx, meeting);
  const inviting = !cancelled && (await goOnInviting(ctx, id));
  await tellScreens(ctx, id);
  await recordAudit(ctx, {
    action: cancelled ? "meeting.cancelled" : "meeting.restored",
    subject: "meeting",
    subjectId: id,
  });
  return inviting;
}

/** What guests come to; seats and the sign-up page are the house's own business. */
function isNews(before: Meeting, body: MeetingBody): boolean {
  const same =
    before.starts_at.getTime() === new Date(body.starts_at).getTime() &&
    (["title", "description", "minutes", "place", "link", "organiser"] as const).every(
      (one) => before[one] === body[one],
    );
  return !same;
}

/** Ten letters and digits by chance: a page that is open to anybody, yet not to be counted through. */
function letters(): string {
  return BigInt(`0x${randomBytes(8).toString("hex")}`)
    .toString(36)
    .padStart(10, "0")
    .slice(-10);
}
