import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { saveConversation } from "../conversations/hold-conversation.ts";
import type { Joined } from "./hold-conversations.ts";

type Stands = {
  last_message_at: Date | null;
  waiting_since: Date | null;
  channel: string | null;
  account_id: number | null;
};

/**
 * Where a conversation stands by its messages: when the last one came and on which channel, and since when the customer waits: since their
 * first message that no answer and no end of the conversation followed. `answeredAt` is an answer that stands elsewhere now.
 */
export async function settleByMessages(ctx: Context, held: Joined, answeredAt: Date | null = null): Promise<void> {
  const { rows } = await sql<Stands>`
    with said as (
      select m.seq, m.at, m.direction, m.event, m.channel, m.account_id, m.kind, coalesce((t.meta ->> 'automatic')::boolean, false) as automatic
      from message m left join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
      where m.brand_id = ${ctx.brandId} and m.conversation_id = ${held.id} and m.withdrawn_at is null),
    answered as (select coalesce(max(seq), 0) as seq from said where direction = 'out' or event in ('resolved', 'spam')),
    last as (select at, channel, account_id from said where kind = 'message' order by seq desc limit 1)
    select (select max(at) from said where kind = 'message') as last_message_at,
      (select min(at) from said, answered where direction = 'in' and not automatic and said.seq > answered.seq
        and (${answeredAt}::timestamptz is null or at > ${answeredAt})) as waiting_since,
      (select channel from last) as channel, (select account_id from last) as account_id`.execute(ctx.db);
  const stands = rows[0]!;
  const waits = held.status !== "resolved" && held.spam_at === null;
  await saveConversation(ctx, held, {
    last_message_at: stands.last_message_at ?? held.opened_at,
    waiting_since: waits ? stands.waiting_since : null,
    ...(stands.channel && { channel: stands.channel, account_id: stands.account_id }),
  });
}
