import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Satisfaction } from "../../contract.ts";

type Days = { since: RawBuilder<unknown>; until: RawBuilder<unknown> };
/** SQL: rows `conversation_id, satisfied`, one for each conversation whose customer was asked and answered between two instants. */
export type ConversationScores = (ctx: Context, days: Days) => RawBuilder<unknown>;

let asked: ConversationScores | null = null;

/** Lets a higher module, which asks customers, tell what they said of conversations. */
export function registerConversationScores(scores: ConversationScores): void {
  asked = scores;
}

/**
 * What customers said of conversations that the bot answered alone, and of those in which a person answered, whoever began. Conversations
 * that nobody answered, and such as were handed over and wait, are neither's.
 */
export async function readSatisfaction(ctx: Context, days: Days): Promise<Satisfaction> {
  const none = { answers: 0, satisfied: 0 };
  if (!asked) return { bot: none, people: none };
  const { rows } = await sql<{ whose: "bot" | "people"; answers: number; satisfied: number }>`
    with said as (${asked(ctx, days)}),
    judged as (select said.satisfied, case when c.first_reply_at is not null then 'people' when t.handed_over_at is null
        and exists (select from bot_turn u where u.brand_id = c.brand_id and u.conversation_id = c.id and u.outcome = 'replied') then 'bot' end as whose
      from said join conversation_view c on c.brand_id = ${ctx.brandId} and c.id = said.conversation_id
      left join bot_thread t on t.brand_id = c.brand_id and t.conversation_id = c.id)
    select whose, count(*)::int as answers, count(*) filter (where satisfied)::int as satisfied from judged
    where whose is not null group by whose`.execute(ctx.db);
  const of = (whose: "bot" | "people") => {
    const { answers, satisfied } = rows.find((row) => row.whose === whose) ?? none;
    return { answers, satisfied };
  };
  return { bot: of("bot"), people: of("people") };
}
