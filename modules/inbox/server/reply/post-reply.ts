import { sql } from "kysely";
import { type Context, together } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { ReplyBody } from "../../contract.ts";
import { accountById } from "../channels/accounts.ts";
import { adapterOf, channelOf } from "../channels/registry.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { type Change, holdConversation } from "../conversations/hold-conversation.ts";
import { resolveConversation, snoozeConversation } from "../conversations/move-conversation.ts";
import { type NewMessage, writeMessage } from "../conversations/write-message.ts";
import { enqueueDelivery } from "../delivery/enqueue-delivery.ts";
import { setFollowUp } from "../follow-up/follow-up.ts";
import { addressOn } from "./address-on.ts";
import { commentToAnswer } from "./answer-comment.ts";
import { lastHeard, mayAnswer, windowAt } from "./answer-window.ts";
import { recordAnswer } from "./record-sent.ts";

/** So long a message can be taken back. */
export const undoSeconds = 10;

/**
 * Answers a customer. In the chat it is there at once; elsewhere a job sends it after ten seconds, or at its hour. The same client id
 * again changes nothing. Refuses `newer_message` where the customer wrote after what the writer saw, `empty_message`,
 * `no_address` where the customer cannot be reached there, `channel_paused`, `window_closed` where its channel takes no free words any more,
 * what answering a comment refuses, and `not_found`. Gives the message's id. `counted`: `claimContact` counted it already.
 */
export async function postReply(
  ctx: Context,
  conversationId: number,
  reply: ReplyBody,
  { counted = false }: { counted?: boolean } = {},
): Promise<number> {
  const held = await holdConversation(ctx, conversationId);
  const { before, id } = await placeOfAnswer(ctx, held.id, reply.client_id);
  if (before !== null) return before;
  if (reply.text === "" && reply.attachments.length === 0) throw new Refusal("empty_message");
  await refuseUnseen(ctx, held, reply.seen_seq);
  const target = await targetOf(ctx, held, reply);
  const inChat = target.channel === "chat";
  const later = reply.send_at ? new Date(reply.send_at) : null;
  const sendAfter = later ?? (inChat ? null : new Date(ctx.now.getTime() + undoSeconds * 1000));
  const comment = await openTo(ctx, held, { target, reply, at: sendAfter ?? ctx.now });
  const { actor } = ctx;
  const userId = actor.kind === "user" ? actor.id : null;
  const message: NewMessage = {
    id,
    kind: "message",
    direction: "out",
    author: actor.kind === "system" ? "bot" : "agent",
    userId,
    channel: target.channel,
    accountId: target.accountId,
    identityId: target.identityId,
    at: ctx.now,
    clientId: reply.client_id,
    delivery: sendAfter ? "queued" : "sent",
    sendAfter,
    text: reply.text,
    meta: {
      ...(reply.subject && { subject: reply.subject }),
      ...(reply.pattern && { pattern: reply.pattern }),
      ...(comment && { comment }),
      ...(counted && { counted }),
    },
    attachmentIds: reply.attachments,
    uploadedBy: userId,
  };
  const identityId = target.identityId ?? held.identity_id;
  await together(
    writeMessage(ctx, held, message, answered(ctx, held, target)),
    sendAfter
      ? enqueueDelivery(ctx, id, sendAfter)
      : recordAnswer(ctx, { id, identityId, channel: target.channel, userId, at: ctx.now, text: reply.text, counted }),
  );
  if (reply.follow_up_at) await setFollowUp(ctx, held.id, new Date(reply.follow_up_at));
  if (reply.afterwards === "resolve") await resolveConversation(ctx, held);
  if (reply.afterwards === "snooze")
    await snoozeConversation(ctx, held, reply.snooze_until ? new Date(reply.snooze_until) : null);
  return id;
}

/** The message that was written under this client id (`before`), if any, and the id that a new one will have. */
export async function placeOfAnswer(
  ctx: Context,
  conversationId: number,
  clientId: string,
): Promise<{ before: number | null; id: number }> {
  const { rows } = await sql<{ before: number | null; id: number }>`
    select nextval('hamdel.message_id_seq') as id, (select id from message
      where brand_id = ${ctx.brandId} and conversation_id = ${conversationId} and client_id = ${clientId}) as before`.execute(
    ctx.db,
  );
  return rows[0]!;
}

/** An answer does not go out over a message that its writer has not read. */
async function refuseUnseen(ctx: Context, held: Conversation, seen: number | undefined): Promise<void> {
  if (seen === undefined) return;
  const { rows } = await sql`select from message where brand_id = ${ctx.brandId} and conversation_id = ${held.id}
    and seq > ${seen} and direction = 'in' limit 1`.execute(ctx.db);
  if (rows.length > 0) throw new Refusal("newer_message");
}

type Target = { channel: string; kind: string | null; accountId: number | null; identityId: number | null };

type Answering = { target: Target; reply: ReplyBody; at: Date };

/** Whether its channel lets the answer out at its time; gives the comment that it answers. Refuses what postReply does. */
async function openTo(ctx: Context, held: Conversation, { target, reply, at }: Answering) {
  const { accountId, kind } = target;
  if (accountId === null || kind === null) return null;
  const { window, comments } = adapterOf(kind);
  const privateDays = comments?.privateDays ?? 0;
  const comment = comments ? await commentToAnswer(ctx, held, { way: reply.way, accountId, privateDays, at }) : null;
  if (!window || comment || reply.pattern) return comment;
  const state = windowAt(window, await lastHeard(ctx, { customerId: held.customer_id, accountId }), at);
  if (!mayAnswer(state, ctx.actor.kind === "user")) throw new Refusal("window_closed");
  return null;
}

/** Where an answer goes: to the channel that was asked for, else the customer's last. Refuses `no_address` and `channel_paused`. */
export async function targetOf(
  ctx: Context,
  held: Conversation,
  { channel, account }: Pick<ReplyBody, "channel" | "account">,
): Promise<Target> {
  const wanted = channel ?? held.channel;
  if (wanted === "chat") return { channel: "chat", kind: null, accountId: null, identityId: null };
  const accountId = account ?? (wanted === held.channel ? held.account_id : null);
  if (accountId === null) throw new Refusal("no_address", { values: { channel: wanted } });
  const row = await accountById(ctx, accountId);
  if (row.paused_at) throw new Refusal("channel_paused");
  const address = await addressOn(ctx, held, channelOf(row.kind));
  if (!address) throw new Refusal("no_address", { values: { channel: wanted } });
  return { channel: channelOf(row.kind), kind: row.kind, accountId, identityId: address.id };
}

/** What an answer changes: the customer waits no more; the first answer of a person is remembered for ever. */
export function answered(ctx: Context, held: Conversation, target: Target): Change {
  const byPerson = ctx.actor.kind !== "system";
  return {
    channel: target.channel,
    account_id: target.accountId,
    last_message_at: ctx.now,
    waiting_since: null,
    ...(byPerson && held.first_reply_at === null && { first_reply_at: ctx.now }),
    ...(byPerson && held.status === "bot" && { status: "open" as const }),
  };
}
