import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { openChannels } from "../../../inbox/index.ts";
import { tellScreens } from "../plan/tell-screens.ts";

/** SQL: of letters `l` of meetings `m` those that may go out; while a meeting is cancelled only that does: it may be taken back. */
export const mayGo = sql`(m.cancelled_at is null or l.kind = 'cancellation')`;

/**
 * Puts off what is due and has nothing to go out by, at once for all: while a mailbox rests or is not connected yet it is looked at again,
 * until the meeting is over.
 */
export async function putOffLetters(ctx: Context): Promise<void> {
  const open = await openChannels(ctx);
  if (open.includes("email") && open.includes("sms")) return;
  const { rows } = await sql<{ meeting_id: number }>`with resting as (
      select l.id, l.reason from meeting_letter l join meeting m on m.brand_id = l.brand_id and m.id = l.meeting_id
      join meeting_guest g on g.brand_id = l.brand_id and g.id = l.guest_id
      join identity_type_view i on i.brand_id = g.brand_id and i.identity_id = g.identity_id
      where l.brand_id = ${ctx.brandId} and l.state = 'waiting' and l.due_at <= ${ctx.now} and ${mayGo}
        and case i.type when 'phone' then 'sms' else 'email' end <> all(${open}::text[])
      for update of l skip locked),
    put_off as (update meeting_letter l set due_at = ${ctx.now}::timestamptz + interval '5 minutes', reason = 'no_account'
      from resting r where l.brand_id = ${ctx.brandId} and l.id = r.id returning l.meeting_id, r.reason as before)
    select distinct meeting_id from put_off where before is distinct from 'no_account'`.execute(ctx.db);
  for (const { meeting_id } of rows) await tellScreens(ctx, meeting_id);
}
