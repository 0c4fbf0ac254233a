import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { conversationTopic, findConversation } from "../conversations/hold-conversation.ts";
import { userOf } from "./user-of.ts";

/**
 * Notes up to where the actor has read. What the customer wrote in the chat counts as read from then on, and they are told.
 * Refuses `not_found`.
 */
export async function markSeen(ctx: Context, conversationId: number, seq: number): Promise<void> {
  const conversation = await findConversation(ctx, conversationId);
  const me = userOf(ctx);
  const place = Math.min(seq, conversation.last_seq);
  const moved = await sql`
    insert into conversation_seen as s (brand_id, conversation_id, user_id, seq, seen_at)
    values (${ctx.brandId}, ${conversation.id}, ${me}, ${place}, ${ctx.now})
    on conflict (brand_id, conversation_id, user_id) do update set seq = excluded.seq, seen_at = excluded.seen_at
      where s.seq < excluded.seq`.execute(ctx.db);
  await sql`update mention set seen_at = ${ctx.now} where brand_id = ${ctx.brandId} and conversation_id = ${conversation.id}
    and user_id = ${me} and seen_at is null`.execute(ctx.db);
  if (moved.numAffectedRows) await recordChanges(ctx, conversationTopic, [conversation.id]);
}
