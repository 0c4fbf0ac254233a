import { sql } from "kysely";
import { type Context, together } from "../../../../platform/db/index.ts";
import type { ChatMessage, ChatPage } from "../../contract.ts";
import { fileState, type ListedFile, listedFile } from "../attachments/attachments.ts";
import { colleagueNames } from "../conversations/show-conversations.ts";
import type { Visitor } from "./visitor.ts";
import { toldTo, visitorConversation } from "./visitor-conversation.ts";

type Found = {
  id: number;
  seq: number;
  revision: number;
  author: string;
  user_id: string | null;
  at: Date;
  text: string;
  buttons: string[];
  client_id: string | null;
  delivery: ChatMessage["delivery"];
  event: string | null;
  withdrawn: boolean;
  attachments: ListedFile[];
};

/** So many messages of the past a visitor gets at once. */
const mostAtOnce = 200;
/** Events that a customer is told of; the others are the house's own. */
const toldEvents = ["resolved", "reopened", "callback_asked", "contact_left", "continued"];

/**
 * What a visitor sees of their conversation: its newest messages (`after` 0), or what changed after a revision, the oldest changes first. Where
 * that is more than goes at once, the page's revision is the last one given, and the rest is asked for from there.
 */
export async function chatPage(ctx: Context, visitor: Visitor, after: number): Promise<Omit<ChatPage, "token">> {
  const conversation = await visitorConversation(ctx, visitor);
  if (!conversation) return { conversation: null, revision: 0, messages: [], typing: null, read_seq: 0, ended: false };
  const [{ rows }, there] = await together(
    sql<Found>`
    select m.id, m.seq, m.revision, m.author, m.user_id, m.at, coalesce(t.body, '') as text, coalesce(t.meta -> 'buttons', '[]') as buttons, m.client_id, m.delivery, m.event,
      m.withdrawn_at is not null as withdrawn,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'content_type', a.content_type, 'size', a.size, 'state', ${fileState}) order by a.id)
        from attachment a where a.brand_id = m.brand_id and a.message_id = m.id and a.erased_at is null), '[]') as attachments
    from message m left join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.conversation_id = ${conversation.id} and m.revision > ${after}
      and (m.kind = 'message' or m.event = any(${toldEvents})) and ${toldTo(visitor, conversation)}
      -- What waits for its hour has not been said yet.
      and (m.delivery is distinct from 'queued' or m.withdrawn_at is not null)
    order by ${after > 0 ? sql`m.revision, m.seq` : sql`m.seq desc`} limit ${mostAtOnce + 1}`.execute(ctx.db),
    nowThere(ctx, conversation.id),
  );
  const given = rows.slice(0, mostAtOnce);
  const revision = after > 0 && rows.length > mostAtOnce ? given.at(-1)!.revision : conversation.revision;
  return {
    conversation: conversation.id,
    revision,
    messages: await shown(
      ctx,
      given.sort((one, other) => one.seq - other.seq),
    ),
    ...there,
    ended: conversation.status === "resolved",
    waits: conversation.waits,
  };
}

async function shown(ctx: Context, rows: readonly Found[]): Promise<ChatMessage[]> {
  const names = await colleagueNames(
    ctx,
    rows.map((row) => row.user_id),
  );
  const from = { customer: "visitor", agent: "agent", bot: "bot", system: "system" } as const;
  return rows.map(({ author, user_id, withdrawn, ...row }) => ({
    ...row,
    from: from[author as keyof typeof from],
    name: (user_id && names.get(user_id)) || null,
    at: row.at.toISOString(),
    text: withdrawn ? "" : row.text,
    buttons: withdrawn ? [] : row.buttons,
    attachments: withdrawn ? [] : row.attachments.map(listedFile),
    withdrawn,
  }));
}

/** Who of the house types just now, and up to where somebody of the house has read. */
async function nowThere(ctx: Context, conversationId: number): Promise<Pick<ChatPage, "typing" | "read_seq">> {
  const { rows } = await sql<{ who: string | null; read_seq: number }>`
    select (select who from presence where brand_id = ${ctx.brandId} and conversation_id = ${conversationId} and who <> 'visitor'
        and typing_until > ${ctx.now} limit 1) as who,
      coalesce((select max(seq) from conversation_seen where brand_id = ${ctx.brandId} and conversation_id = ${conversationId}), 0) as read_seq`.execute(
    ctx.db,
  );
  const { who, read_seq } = rows[0]!;
  const names = await colleagueNames(ctx, [who]);
  return { typing: who && (names.get(who) ?? ""), read_seq };
}
