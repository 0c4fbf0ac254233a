import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { ConversationRow } from "../../contract.ts";
import { findConversation } from "./hold-conversation.ts";
import { type FoundConversation, listColumns, showConversations } from "./show-conversations.ts";

/** One conversation as lists show it; one that was merged leads to where it went. Refuses `not_found`. */
export async function oneConversation(ctx: Context, id: number): Promise<ConversationRow> {
  const found = await findConversation(ctx, id);
  const { rows } = await sql<FoundConversation>`
    select ${listColumns(ctx)} from conversation c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${found.id}`.execute(ctx.db);
  return (await showConversations(ctx, rows))[0]!;
}
