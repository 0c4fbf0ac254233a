import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { botNumbers, numbersQuery } from "../../contract.ts";
import { readSatisfaction } from "./satisfaction.ts";

type Counted = {
  conversations: number;
  contained: number;
  handed_over: { reason: string; conversations: number }[];
  answers: { source: string; turns: number }[];
  unsure: number;
  wrong_answers: number;
  median_ms: number | null;
  slow_ms: number | null;
  human_median_seconds: number | null;
};

/**
 * How the bot did in these days of the brand. Contained: the bot answered, nobody of the house did, and the last word is a day old or the
 * conversation has ended.
 */
export async function readNumbers(
  ctx: Context,
  { from, to }: z.infer<typeof numbersQuery>,
): Promise<z.infer<typeof botNumbers>> {
  const { timeZone } = await brandSettings(ctx);
  const since = sql`${from}::date::timestamp at time zone ${timeZone}`;
  const until = sql`(${to}::date + 1)::timestamp at time zone ${timeZone}`;
  const { rows } = await sql<Counted>`
    with turn as (select * from bot_turn where brand_id = ${ctx.brandId} and at >= ${since} and at < ${until} and outcome <> 'joined'),
    led as (select t.conversation_id, bool_or(t.outcome = 'replied') as answered,
        (array_agg(t.source order by t.at) filter (where t.outcome = 'handed_over'))[1] as reason from turn t group by 1),
    told as (select led.*, c.first_reply_at is null and led.reason is null and led.answered
        and (c.status = 'resolved' or c.last_message_at < ${ctx.now}::timestamptz - interval '1 day') as contained
      from led join conversation_view c on c.brand_id = ${ctx.brandId} and c.id = led.conversation_id)
    select (select count(*)::int from told) as conversations,
      (select count(*)::int from told where contained) as contained,
      (select coalesce(json_agg(r order by r.conversations desc), '[]') from (select reason, count(*)::int as conversations from told
        where reason is not null group by 1) r) as handed_over,
      (select coalesce(json_agg(a order by a.turns desc), '[]') from (select source, count(*)::int as turns from turn
        where outcome in ('replied', 'asked_back') and source is not null group by 1) a) as answers,
      (select count(*)::int from turn where outcome = 'unsure') as unsure,
      (select count(*)::int from bot_wrong_answer where brand_id = ${ctx.brandId} and at >= ${since} and at < ${until}) as wrong_answers,
      (select percentile_cont(0.5) within group (order by took_ms) from turn where reply_id is not null) as median_ms,
      (select percentile_cont(0.99) within group (order by took_ms) from turn where reply_id is not null) as slow_ms,
      (select percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at)) from conversation_view
        where brand_id = ${ctx.brandId} and opened_at >= ${since} and opened_at < ${until} and first_reply_at is not null
          and spam_at is null and merged_into is null) as human_median_seconds`.execute(ctx.db);
  return { ...rows[0]!, satisfaction: await readSatisfaction(ctx, { since, until }) };
}
