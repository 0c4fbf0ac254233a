import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { findConversation } from "../conversations/hold-conversation.ts";

export type ThreadMessage = {
  id: number;
  seq: number;
  author: "customer" | "agent" | "bot" | "system";
  identity_id: number | null;
  by_machine: boolean;
  /** Others read along, or it is to be answered elsewhere. */
  shared: boolean;
  at: Date;
  text: string;
  files: number;
};
export type Thread = {
  conversationId: number;
  customerId: number;
  status: string;
  channel: string;
  spam: boolean;
  /** The site's server vouched for who writes in the chat. */
  vouched: boolean;
  /** Oldest first. */
  messages: ThreadMessage[];
};

/** The last messages of a conversation as a bot reads them: without notes, events, and what was withdrawn. Refuses `not_found`. */
export async function readThread(ctx: Context, conversationId: number, most: number): Promise<Thread> {
  const found = await findConversation(ctx, conversationId);
  const { rows } = await sql<ThreadMessage>`
    select m.id, m.seq, m.author, m.identity_id, m.by_machine, m.at, coalesce(t.body, '') as text,
      coalesce((t.meta ->> 'shared')::boolean, false) as shared,
      (select count(*)::int from attachment a where a.brand_id = m.brand_id and a.message_id = m.id) as files
    from message m left join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.conversation_id = ${found.id} and m.kind = 'message' and m.withdrawn_at is null
    order by m.seq desc limit ${most}`.execute(ctx.db);
  return {
    conversationId: found.id,
    customerId: found.customer_id,
    status: found.status,
    channel: found.channel,
    spam: found.spam_at !== null,
    vouched: found.channel === "chat" && (await isVouched(ctx, rows)),
    messages: rows.reverse(),
  };
}

async function isVouched(ctx: Context, rows: readonly ThreadMessage[]): Promise<boolean> {
  const last = rows.find(({ author }) => author === "customer");
  if (!last?.identity_id) return false;
  const found = await sql<{ known: boolean }>`select coalesce(bool_and(known), false) as known from chat_visitor
    where brand_id = ${ctx.brandId} and identity_id = ${last.identity_id}`.execute(ctx.db);
  return found.rows[0]!.known;
}
