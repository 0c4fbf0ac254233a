import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import type { PublicPost } from "../channels/channel-adapter.ts";
import type { Conversation } from "./conversation.ts";
import { begunTopic, columns } from "./hold-conversation.ts";

export type Beginning = {
  identityId: number;
  channel: string;
  accountId: number | null;
  teamId: number | null;
  at: Date;
  post?: PublicPost | null;
};

/** Begins a conversation with whoever this identity is; it is held until the transaction ends. */
export async function beginConversation(ctx: Context, begin: Beginning): Promise<Conversation> {
  const made = await sql<{ id: number }>`
    insert into conversation (brand_id, identity_id, channel, account_id, team_id, opened_at, last_message_at, post)
    values (${ctx.brandId}, ${begin.identityId}, ${begin.channel}, ${begin.accountId}, ${begin.teamId}, ${begin.at}, ${begin.at},
      ${begin.post ? JSON.stringify(begin.post) : null}::jsonb)
    returning id`.execute(ctx.db);
  await recordChanges(ctx, begunTopic, [begin.identityId]);
  const { rows } = await sql<Conversation>`
    select ${columns} from conversation c join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${made.rows[0]!.id}`.execute(ctx.db);
  return rows[0]!;
}
