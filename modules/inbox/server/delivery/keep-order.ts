import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type Delivering, enqueueDelivery, hurryDelivery } from "./enqueue-delivery.ts";

/** Seconds until a message that waits its turn is looked at again, should nobody call it before. */
const lookAgain = 15;
/** Seconds that a message waits its turn at most: then it is worth more late and out of order than later still. */
const mostWaiting = 120;
/** So many messages before and behind one are looked at. */
const near = 50;

/**
 * Whether a message has to wait because one that stands before it in the conversation, to the same address, is going out, is due, or is to be
 * tried again: messengers show what came first above. It is then called when that one has ended. The conversation must be held.
 */
export async function waitsItsTurn(ctx: Context, { messageId, waitsSince }: Delivering): Promise<boolean> {
  const since = waitsSince ?? ctx.now.toISOString();
  if (ctx.now.getTime() - Date.parse(since) > mostWaiting * 1000) return false;
  // By the clock that jobs go by: with ours behind it, the job would come back at once, over and over.
  const { rows } = await sql<{ later: Date }>`select now() + make_interval(secs => ${lookAgain}) as later
    from message m join message e on e.brand_id = m.brand_id and e.conversation_id = m.conversation_id
      and e.identity_id = m.identity_id and e.seq between m.seq - ${near} and m.seq - 1
    where m.brand_id = ${ctx.brandId} and m.id = ${messageId}
      and e.direction = 'out' and e.account_id is not null and e.withdrawn_at is null
      and (e.delivery = 'sending' or (e.delivery = 'queued' and (e.attempts > 0 or coalesce(e.send_after <= ${ctx.now}, true))))
    limit 1`.execute(ctx.db);
  if (!rows[0]) return false;
  await enqueueDelivery(ctx, messageId, rows[0].later, { waitsSince: since });
  return true;
}

/** Calls the one that waited for a message which has ended, one way or another. The conversation must be held. */
export async function callNext(ctx: Context, messageId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`select n.id from message m join message n on n.brand_id = m.brand_id
      and n.conversation_id = m.conversation_id and n.identity_id = m.identity_id and n.seq between m.seq + 1 and m.seq + ${near}
    where m.brand_id = ${ctx.brandId} and m.id = ${messageId}
      and n.delivery = 'queued' and n.withdrawn_at is null and coalesce(n.send_after <= ${ctx.now}, true)
    order by n.seq limit 1`.execute(ctx.db);
  if (rows[0]) await hurryDelivery(ctx, rows[0].id);
}
