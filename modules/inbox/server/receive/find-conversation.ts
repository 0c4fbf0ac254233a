import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type Conversation, goesOn } from "../conversations/conversation.ts";
import { columns, holdConversation } from "../conversations/hold-conversation.ts";

/** Where a message belongs, as far as its channel knows. */
export type Belonging = {
  customerId: number;
  accountId: number | null;
  /** The conversation that the channel's own marks name. */
  conversationId?: number | undefined;
  /** External ids of messages that this one answers. */
  replyTo?: readonly string[] | undefined;
  /** A letter with a subject of its own begins a conversation of its own, unless it answers something. */
  ownThread?: boolean;
  /** The subject in the form in which answers are told; a conversation of the same person about it goes on for a month. */
  subjectKey?: string | undefined;
  /** The post under which it was said, for all to read: it goes on there, and nowhere else. */
  postId?: string | undefined;
};

/**
 * The conversation in which a customer's message goes on, locked: the one its channel names, where it is this customer's; else the one
 * they last spoke in, on whatever channel, while it is open or ended lately. Null where a new one is to begin. Call it while holding the
 * customer.
 */
export async function conversationToGoOn(ctx: Context, belonging: Belonging): Promise<Conversation | null> {
  if (belonging.postId) return conversationUnder(ctx, belonging.customerId, belonging.postId);
  const named = belonging.conversationId ?? (await conversationOfMessages(ctx, belonging));
  if (named) {
    const found = await heldOf(ctx, named, belonging.customerId);
    if (found && !found.post) return found;
  }
  const about = belonging.subjectKey ? await conversationAbout(ctx, belonging.customerId, belonging.subjectKey) : null;
  if (about) return heldOf(ctx, about, belonging.customerId);
  if (belonging.ownThread) return null;
  const { rows } = await sql<{ id: number }>`
    select c.id from identity_map m
    cross join lateral (select id, last_message_at from conversation c
      where c.brand_id = m.brand_id and c.identity_id = m.identity_id and c.merged_into is null and c.spam_at is null
        and c.post is null order by c.last_message_at desc limit 1) c
    where m.brand_id = ${ctx.brandId} and m.customer_id = ${belonging.customerId}
    order by c.last_message_at desc limit 1`.execute(ctx.db);
  const last = rows[0] ? await holdConversation(ctx, rows[0].id) : null;
  return last && goesOn(last, ctx.now) ? last : null;
}

async function conversationUnder(ctx: Context, customerId: number, postId: string): Promise<Conversation | null> {
  const { rows } = await sql<{ id: number }>`
    select c.id from identity_map m join conversation c on c.brand_id = m.brand_id and c.identity_id = m.identity_id
    where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and c.post ->> 'id' = ${postId} and c.merged_into is null
    order by c.last_message_at desc limit 1`.execute(ctx.db);
  return rows[0] ? holdConversation(ctx, rows[0].id) : null;
}

async function conversationOfMessages(ctx: Context, { accountId, replyTo }: Belonging): Promise<number | null> {
  if (!replyTo?.length || accountId === null) return null;
  const { rows } = await sql<{ conversation_id: number }>`
    select conversation_id from message where brand_id = ${ctx.brandId} and account_id = ${accountId}
      and external_id = any(${replyTo as string[]}::text[]) order by at desc limit 1`.execute(ctx.db);
  return rows[0]?.conversation_id ?? null;
}

async function conversationAbout(ctx: Context, customerId: number, subjectKey: string): Promise<number | null> {
  const { rows } = await sql<{ conversation_id: number }>`
    select m.conversation_id from identity_map im
    join message m on m.brand_id = im.brand_id and m.identity_id = im.identity_id
    join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where im.brand_id = ${ctx.brandId} and im.customer_id = ${customerId} and t.meta ->> 'subject_key' = ${subjectKey}
      and m.at > ${ctx.now}::timestamptz - interval '30 days'
    order by m.at desc limit 1`.execute(ctx.db);
  return rows[0]?.conversation_id ?? null;
}

/** Somebody else who answers in a thread is not let into another customer's conversation. */
async function heldOf(ctx: Context, id: number, customerId: number): Promise<Conversation | null> {
  const { rows } = await sql<Conversation>`
    select ${columns} from conversation c join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${id} for update of c`.execute(ctx.db);
  const found = rows[0];
  if (!found) return null;
  if (found.merged_into !== null) return heldOf(ctx, found.merged_into, customerId);
  return found.customer_id === customerId ? found : null;
}
