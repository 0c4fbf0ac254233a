import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { PersonIds, ReachEvidence } from "../../customers/index.ts";

type Row = { channel: string; sent: number; answered: number; seconds: number | null };

/**
 * How a customer answered on each channel within half a year. What we write in a row is one message; it was answered where the customer's
 * next words came on the same channel within three days. One that went out today may still be answered, and does not count yet.
 */
export async function findReachEvidence(ctx: Context, { identityIds }: PersonIds): Promise<ReachEvidence[]> {
  const { rows } = await sql<Row>`
    with said as (
      select m.channel, m.direction, m.at, m.delivery,
        lead(m.direction) over spoken as next_direction, lead(m.channel) over spoken as next_channel, lead(m.at) over spoken as next_at
      from message m where m.brand_id = ${ctx.brandId} and m.kind = 'message' and m.withdrawn_at is null
        and m.at > ${ctx.now}::timestamptz - interval '180 days'
        and m.conversation_id in (select id from conversation where brand_id = ${ctx.brandId}
          and identity_id = any(${identityIds as number[]}::bigint[]))
      window spoken as (partition by m.conversation_id order by m.seq)),
    turns as (
      select channel, extract(epoch from next_at - at) as seconds,
        coalesce(next_direction = 'in' and next_channel = channel and next_at < at + interval '3 days', false) as answered
      from said where direction = 'out' and next_direction is distinct from 'out' and delivery in ('sent', 'delivered', 'read')
        and (next_direction is not null or at < ${ctx.now}::timestamptz - interval '1 day'))
    select channel, count(*)::int as sent, count(*) filter (where answered)::int as answered,
      (percentile_cont(0.5) within group (order by seconds) filter (where answered))::float8 as seconds
    from turns group by channel order by channel`.execute(ctx.db);
  return rows.map(({ channel, sent, answered, seconds }) => ({
    channel,
    sent,
    answered,
    medianAnswerSeconds: seconds === null ? null : Math.max(0, Math.round(seconds)),
  }));
}
