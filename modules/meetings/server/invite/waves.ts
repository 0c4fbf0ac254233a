import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { countAudience } from "../../../customers/index.ts";
import { openChannels } from "../../../inbox/index.ts";
import type { InviteBody, InviteForecast } from "../../contract.ts";
import { endOf, findMeeting, type Meeting, refuseOver, whoOf } from "../plan/meeting-rows.ts";
import { tellScreens } from "../plan/tell-screens.ts";
import { forecast, invitePart } from "./invite-customers.ts";
import { sendSoon } from "./tell-guests.ts";

type Audience = InviteBody["audience"];

/**
 * Invites an audience by e-mail: makes the wave and has it turned into guests and letters, part by part. Refuses `not_found`,
 * `meeting_cancelled`, `meeting_over`, and `no_account` where no letter could go out.
 */
export async function inviteAudience(ctx: Context, id: number, audience: Audience): Promise<number> {
  refuseOver(ctx, await findMeeting(ctx, { id }));
  if (!(await openChannels(ctx)).includes("email")) throw new Refusal("no_account", { values: { channel: "email" } });
  const { rows } = await sql<{ id: number }>`insert into meeting_wave (brand_id, meeting_id, audience, made_by, made_at)
    values (${ctx.brandId}, ${id}, ${JSON.stringify(audience)}::jsonb, ${whoOf(ctx)}, ${ctx.now}) returning id`.execute(
    ctx.db,
  );
  const waveId = rows[0]!.id;
  await enqueueWave(ctx, waveId);
  await recordAudit(ctx, { action: "meeting.invited", subject: "meeting", subjectId: id });
  return waveId;
}

async function enqueueWave(ctx: Context, waveId: number): Promise<void> {
  await enqueue(ctx, "invite-to-meeting", { waveId }, { key: `meeting-wave:${ctx.brandId}:${waveId}` });
}

/**
 * Has the waves that a cancellation stopped go on where they were; invitations that wait go by themselves. Gives whether there is any of
 * either. The caller holds the meeting.
 */
export async function goOnInviting(ctx: Context, meetingId: number): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`select id from meeting_wave
    where brand_id = ${ctx.brandId} and meeting_id = ${meetingId} and done_at is null order by id`.execute(ctx.db);
  for (const { id } of rows) await enqueueWave(ctx, id);
  const { rows: waiting } = await sql`select from meeting_letter
    where brand_id = ${ctx.brandId} and meeting_id = ${meetingId} and state = 'waiting' and kind = 'invitation' limit 1`.execute(
    ctx.db,
  );
  return rows.length > 0 || waiting.length > 0;
}

/** What inviting would do; writes nothing. Refuses `not_found`. */
export async function forecastInvitation(ctx: Context, id: number, audience: Audience): Promise<InviteForecast> {
  const meeting = await findMeeting(ctx, { id });
  return { audience: await countAudience(ctx, audience), ...(await forecast(ctx, meeting, audience)) };
}

/**
 * Turns a wave into guests, ten thousand customers in a transaction; whoever takes it up after a kill or a cancellation goes on where it
 * stopped.
 */
export async function spreadWave(job: JobRun, { waveId }: { waveId: number }): Promise<void> {
  for (let goesOn = true; goesOn; ) goesOn = await job.write((ctx) => spreadPart(ctx, waveId));
}

type Wave = { id: number; meeting_id: number; audience: Audience; place: string | null; done_at: Date | null };

/** Gives whether more of it is to be done now. */
async function spreadPart(ctx: Context, waveId: number): Promise<boolean> {
  const { rows } = await sql<Wave>`select id, meeting_id, audience, place, done_at from meeting_wave
    where brand_id = ${ctx.brandId} and id = ${waveId} for update`.execute(ctx.db);
  const [wave] = rows;
  if (!wave || wave.done_at) return false;
  const meeting = await findMeeting(ctx, { id: wave.meeting_id }, { hold: true });
  const over = endOf(meeting) <= ctx.now;
  if (meeting.cancelled_at && !over) return false;
  const done = over || (await inviteWave(ctx, meeting, wave));
  if (done)
    await sql`update meeting_wave set done_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${waveId}`.execute(
      ctx.db,
    );
  await tellScreens(ctx, meeting.id);
  await sendSoon(ctx);
  return !done;
}

async function inviteWave(ctx: Context, meeting: Meeting, { id, audience, place }: Wave): Promise<boolean> {
  return invitePart(ctx, meeting, { waveId: id, audience, after: place });
}
