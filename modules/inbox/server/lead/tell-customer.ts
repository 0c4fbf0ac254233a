import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { CalendarPart } from "../channels/channel-adapter.ts";
import { buttonsOn, channelOf, converses } from "../channels/registry.ts";
import { beginConversation } from "../conversations/begin-conversation.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { type NewMessage, writeMessage } from "../conversations/write-message.ts";
import { enqueueDelivery } from "../delivery/enqueue-delivery.ts";
import { placeOfAnswer } from "../reply/post-reply.ts";
import { recordSent } from "../reply/record-sent.ts";

/** Something that the house says without having been asked, to one identity of a customer. */
export type Telling = {
  customerId: number;
  identityId: number;
  channel: string;
  /** The same again changes nothing. */
  clientId: string;
  text: string;
  /** Letters only: how it looks, its subject, and where its kind is ended. */
  html?: string | null;
  subject?: string;
  unsubscribe?: string;
  /** An event for their calendar. */
  calendar?: CalendarPart;
  /** Offered where the channel shows so many (`buttonsOn`); elsewhere the text must say what to send. */
  buttons?: readonly string[];
  /** A template of the provider instead of the text, where its line takes nothing else. */
  pattern?: { template: string; tokens: Record<string, string> } | undefined;
  /** The conversation it goes on in; else the customer's last on the channel, a letter in one of its own. */
  conversationId?: number | null;
  meta?: Record<string, unknown>;
  /** `claimContact` counted it already. */
  counted?: boolean;
};

/**
 * Tells a customer something of the house's own accord and has it delivered; whoever sends asks the gate before. Nobody's waiting ends by it,
 * and a conversation that begins with it is resolved until its customer writes. Refuses `no_account` where the channel has no account.
 */
export async function tellCustomer(
  ctx: Context,
  telling: Telling,
): Promise<{ messageId: number; conversationId: number }> {
  const held = await conversationFor(ctx, telling);
  const { before, id } = await placeOfAnswer(ctx, held.id, telling.clientId);
  if (before !== null) return { messageId: before, conversationId: held.id };
  const { channel, text, html = null, subject, unsubscribe, buttons = [], pattern, meta = {} } = telling;
  const inChat = channel === "chat";
  const message: NewMessage = {
    id,
    kind: "message",
    direction: "out",
    author: "bot",
    channel,
    accountId: inChat ? null : await accountFor(ctx, channel, held.account_id),
    identityId: telling.identityId,
    at: ctx.now,
    clientId: telling.clientId,
    delivery: inChat ? "sent" : "queued",
    sendAfter: inChat ? null : ctx.now,
    text,
    html,
    meta: {
      ...meta,
      ...(telling.counted && { counted: true }),
      ...(telling.calendar && { calendar: telling.calendar }),
      ...(subject && { subject }),
      ...(unsubscribe && { unsubscribe }),
      ...(pattern && { pattern }),
      ...(buttons.length > 0 && buttons.length <= buttonsOn(channel) && { buttons }),
    },
  };
  await writeMessage(ctx, held, message, { last_message_at: ctx.now });
  if (inChat) await recordSent(ctx, id);
  else await enqueueDelivery(ctx, id, ctx.now);
  return { messageId: id, conversationId: held.id };
}

async function conversationFor(ctx: Context, telling: Telling): Promise<Conversation> {
  const { channel, customerId, identityId } = telling;
  const known = telling.conversationId ?? (channel === "email" ? null : await lastOn(ctx, customerId, channel));
  if (known !== null) return holdConversation(ctx, known);
  const accountId = channel === "chat" ? null : await accountFor(ctx, channel, null);
  const begun = await beginConversation(ctx, { identityId, channel, accountId, teamId: null, at: ctx.now });
  await saveConversation(ctx, begun, { status: "resolved", resolved_at: ctx.now });
  return begun;
}

async function lastOn(ctx: Context, customerId: number, channel: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select c.id from identity_map m
    join conversation c on c.brand_id = m.brand_id and c.identity_id = m.identity_id
    where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and c.channel = ${channel}
      and c.merged_into is null and c.spam_at is null and c.post is null
    order by c.last_message_at desc, c.id desc limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

/** The account a conversation goes by where it still works, else the oldest of the channel. Refuses `no_account`. */
export async function accountFor(ctx: Context, channel: string, usual: number | null): Promise<number> {
  const { rows } = await sql<{ id: number; kind: string }>`select id, kind from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and paused_at is null
    order by id is distinct from ${usual}::bigint, id`.execute(ctx.db);
  const found = rows.find(({ kind }) => channelOf(kind) === channel && converses(kind));
  if (!found) throw new Refusal("no_account", { values: { channel } });
  return found.id;
}

/** The address that letters to customers go out from, and that answers come to; null where no mailbox is connected. */
export async function letterAddress(ctx: Context): Promise<string | null> {
  const { rows } = await sql<{
    kind: string;
    settings: { address?: string };
  }>`select kind, settings from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
  return rows.find(({ kind }) => channelOf(kind) === "email" && converses(kind))?.settings.address ?? null;
}

/** The channels on which the house can say something: those with an account that works, and the chat. */
export async function openChannels(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
  return [...new Set([...rows.filter(({ kind }) => converses(kind)).map(({ kind }) => channelOf(kind)), "chat"])];
}

/** What is known of messages that went out, by their ids: those that surely did not arrive, with the channel's code. */
export async function failedDeliveries(ctx: Context, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; problem: string | null }>`select id, delivery_problem as problem from message
    where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[]) and delivery = 'failed'`.execute(ctx.db);
  return new Map(rows.map(({ id, problem }) => [id, problem ?? "failed"]));
}
