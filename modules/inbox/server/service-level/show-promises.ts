import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { ConversationRound } from "../../contract.ts";
import { findConversation } from "../conversations/hold-conversation.ts";

type Found = Omit<ConversationRound, "started_at" | "due_at" | "met_at"> & {
  started_at: Date;
  due_at: Date | null;
  met_at: Date | null;
};

/** What service levels promise in a conversation: the latest wait of each target, as it stands. Refuses `not_found`. */
export async function promisesInConversation(ctx: Context, id: number): Promise<ConversationRound[]> {
  const { id: conversationId } = await findConversation(ctx, id);
  const { rows } = await sql<Found>`
    select distinct on (r.target) r.target, l.name as level, r.state, r.started_at, r.due_at, r.met_at,
      r.breached_at is not null or (r.state = 'running' and r.due_at < ${ctx.now}) as breached
    from reply_round r join service_level l on l.brand_id = r.brand_id and l.id = r.level_id
    where r.brand_id = ${ctx.brandId} and r.conversation_id = ${conversationId}
    order by r.target, r.place desc`.execute(ctx.db);
  return rows.map((row) => ({
    ...row,
    started_at: row.started_at.toISOString(),
    due_at: row.due_at?.toISOString() ?? null,
    met_at: row.met_at?.toISOString() ?? null,
  }));
}
