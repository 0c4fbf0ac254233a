import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Invited } from "./invitation-rows.ts";

type Held = Pick<Invited, "id" | "wave_id" | "identity_id" | "channel" | "due_at">;

/** Ends an invitation that did not go out, with the reason; the never-too-often rule forgets it. */
export async function settle(ctx: Context, held: Held, state: string, reason: string | null): Promise<void> {
  await sql`update survey_invitation set state = ${state}, reason = ${reason}, remind_at = null
    where brand_id = ${ctx.brandId} and id = ${held.id}`.execute(ctx.db);
  await rememberTruly(ctx, held);
}

/** Ends an invitation that a rule holds back now, and notes it with those whom rules left out of its wave. */
export async function leaveOut(
  ctx: Context,
  held: Held,
  customerId: number,
  { reason, until }: { reason: string; until: Date | null },
): Promise<void> {
  await settle(ctx, held, "left_out", reason);
  if (held.wave_id === null) return;
  const { rows } = await sql`insert into survey_left_out (brand_id, wave_id, customer_id, reason, until)
    values (${ctx.brandId}, ${held.wave_id}, ${customerId}, ${reason}, ${until}) on conflict do nothing returning wave_id`.execute(
    ctx.db,
  );
  if (rows.length === 0) return;
  await sql`update survey_wave set left_out = left_out || jsonb_build_object(${reason}::text, coalesce((left_out ->> ${reason})::int, 0) + 1)
    where brand_id = ${ctx.brandId} and id = ${held.wave_id}`.execute(ctx.db);
}

/** Puts an invitation off, such as to the end of quiet hours; within an hour after it, so that not everybody is asked at once. */
export async function postpone(ctx: Context, { id }: Held, until: Date): Promise<void> {
  await sql`update survey_invitation set due_at = ${until}::timestamptz + make_interval(secs => random() * 3600), reason = 'quiet_hours'
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

/** When somebody was last asked on a channel follows from what really went out, or still will. */
async function rememberTruly(ctx: Context, { identity_id: identityId, channel }: Held): Promise<void> {
  if (identityId === null) return;
  await sql`delete from survey_asked where brand_id = ${ctx.brandId} and identity_id = ${identityId} and channel = ${channel}`.execute(
    ctx.db,
  );
  await sql`insert into survey_asked (brand_id, identity_id, channel, asked_at)
    select ${ctx.brandId}, ${identityId}, ${channel}, max(coalesce(sent_at, due_at)) from survey_invitation
    where brand_id = ${ctx.brandId} and identity_id = ${identityId} and channel = ${channel} and not is_test
      and (state = 'waiting' or sent_at is not null)
    having count(*) > 0`.execute(ctx.db);
}
