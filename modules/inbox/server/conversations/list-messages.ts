import { type RawBuilder, sql } from "kysely";
import type * as z from "zod";
import { type Context, together } from "../../../../platform/db/index.ts";
import type { MessagePage, MessageRow, messageQuery } from "../../contract.ts";
import { fileState, type ListedFile, listedFile } from "../attachments/attachments.ts";
import { findConversation } from "./hold-conversation.ts";
import { colleagueNames } from "./show-conversations.ts";

type Found = Omit<MessageRow, "user" | "attachments" | "at" | "send_after" | "withdrawn_at" | "text" | "html"> & {
  user_id: string | null;
  at: Date;
  send_after: Date | null;
  withdrawn_at: Date | null;
  text: string;
  html: string | null;
  attachments: ListedFile[];
};

/**
 * Messages of a conversation: the newest page, those older than `before`, or everything that changed after revision `after`, which a
 * reader who was away for a day gets as exactly as one who was away for a second. Refuses `not_found`.
 */
export async function listMessages(
  ctx: Context,
  conversationId: number,
  { after, before, limit }: z.infer<typeof messageQuery>,
): Promise<MessagePage> {
  const changed = after !== undefined;
  const where = changed ? sql`m.revision > ${after}` : before ? sql`m.seq < ${before}` : sql`true`;
  const sorting = changed ? sql`m.revision, m.seq` : sql`m.seq desc`;
  const rowsOf = (id: number) =>
    findMessages(ctx, sql`m.conversation_id = ${id} and ${where} order by ${sorting} limit ${limit + 1}`);
  // Asked at once: only one that was merged is looked at again, where it went.
  const [conversation, found] = await together(findConversation(ctx, conversationId), rowsOf(conversationId));
  const rows = conversation.id === conversationId ? found : await rowsOf(conversation.id);
  const page = rows.slice(0, limit);
  const more = rows.length > limit;
  // What was cut off is asked for from the last one given on.
  const revision = changed && more ? page.at(-1)!.revision : conversation.revision;
  return {
    revision,
    conversation: conversation.id,
    epoch: conversation.first_seq,
    more,
    messages: await showMessages(ctx, page),
  };
}

/** One message as it goes over the wire, of a conversation that the caller holds or may see. */
export async function oneMessage(ctx: Context, id: number): Promise<MessageRow> {
  return (await showMessages(ctx, await findMessages(ctx, sql`m.id = ${id}`)))[0]!;
}

async function findMessages(ctx: Context, which: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select m.id, m.seq, m.revision, m.kind, m.direction, m.author, m.user_id, m.channel, m.event, m.at, m.client_id, m.delivery,
      m.delivery_problem, m.send_after, m.withdrawn_at, coalesce(t.body, '') as text, t.html, coalesce(t.meta, '{}') - '{calendar,counted}'::text[] as meta,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'content_type', a.content_type, 'size', a.size, 'state', ${fileState}) order by a.id)
        from attachment a where a.brand_id = m.brand_id and a.message_id = m.id and a.erased_at is null), '[]') as attachments
    from message m left join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and ${which}`.execute(ctx.db);
  return rows;
}

async function showMessages(ctx: Context, rows: readonly Found[]): Promise<MessageRow[]> {
  const people = await colleagueNames(
    ctx,
    rows.map((row) => row.user_id),
  );
  return rows
    .map(({ user_id, ...row }) => ({
      ...row,
      user: user_id ? { id: user_id, name: people.get(user_id) ?? "" } : null,
      at: row.at.toISOString(),
      send_after: row.send_after?.toISOString() ?? null,
      withdrawn_at: row.withdrawn_at?.toISOString() ?? null,
      attachments: row.attachments.map(listedFile),
    }))
    .sort((a, b) => a.seq - b.seq);
}
