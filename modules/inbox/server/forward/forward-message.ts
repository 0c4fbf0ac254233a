import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { listMembers } from "../../../admin/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { ForwardBody } from "../../contract.ts";
import { accountById } from "../channels/accounts.ts";
import { channelOf } from "../channels/registry.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { findConversation, holdConversation } from "../conversations/hold-conversation.ts";
import { writeEvent, writeMessage } from "../conversations/write-message.ts";
import { enqueueDelivery } from "../delivery/enqueue-delivery.ts";
import { userOf } from "../people/user-of.ts";
import { undoSeconds } from "../reply/post-reply.ts";
import { writeNote } from "../reply/write-note.ts";
import { copyFiles } from "./copy-files.ts";

type Original = {
  id: number;
  conversation_id: number;
  kind: string;
  author: string;
  at: Date;
  body: string;
  subject: string | null;
};

/**
 * Hands a message on with its files: as a letter to somebody outside, to a colleague as a note that names them, or as a note in another
 * conversation. What was handed on where stands in the conversation, as a note or an event that the customer does not see. The same client
 * id again changes nothing. Refuses `forward_needs_email`, `channel_paused`, `member_unknown`, `invalid` and `not_found`. Gives the id of
 * the note.
 */
export async function forwardMessage(ctx: Context, messageId: number, asked: ForwardBody): Promise<number> {
  const original = await originalOf(ctx, messageId);
  if (asked.to !== undefined) return forwardOutside(ctx, original, asked, asked.to);
  const into = asked.conversation ? await findConversation(ctx, asked.conversation) : null;
  const held = await holdConversation(ctx, into?.id ?? original.conversation_id);
  if (asked.colleague && !(await listMembers(ctx)).some(({ userId }) => userId === asked.colleague))
    throw new Refusal("member_unknown");
  const before = await writtenBefore(ctx, held.id, asked.client_id);
  if (before !== null) return before;
  const mentions = asked.colleague ? [asked.colleague] : [];
  const text = [asked.text, await quoted(ctx, original)].filter(Boolean).join("\n\n");
  const note = await writeNote(ctx, held.id, { client_id: asked.client_id, text, attachments: [], mentions });
  await copyFiles(ctx, original.id, note, held.id);
  const from = await holdConversation(ctx, original.conversation_id);
  await writeEvent(ctx, from, "forwarded", {
    message: original.id,
    ...(asked.colleague ? { to: asked.colleague } : { conversation: held.id }),
  });
  return note;
}

/** A letter to somebody outside stands as a note with its delivery: the customer never sees it, and it can be taken back for ten seconds. */
async function forwardOutside(ctx: Context, original: Original, asked: ForwardBody, address: string): Promise<number> {
  const read = normalise("email", address);
  if (!("value" in read)) throw new Refusal("invalid", "to");
  const account = await accountById(ctx, asked.account!);
  if (channelOf(account.kind) !== "email") throw new Refusal("forward_needs_email");
  if (account.paused_at) throw new Refusal("channel_paused");
  const held = await holdConversation(ctx, original.conversation_id);
  const before = await writtenBefore(ctx, held.id, asked.client_id);
  if (before !== null) return before;
  const sendAfter = new Date(ctx.now.getTime() + undoSeconds * 1000);
  const subject = `Fwd: ${original.subject ?? ""}`.trim();
  const id = await writeMessage(ctx, held, {
    kind: "note",
    author: "agent",
    userId: userOf(ctx),
    channel: "email",
    accountId: account.id,
    at: ctx.now,
    clientId: asked.client_id,
    delivery: "queued",
    sendAfter,
    text: [asked.text, await quoted(ctx, original)].filter(Boolean).join("\n\n"),
    meta: { forward: { to: read.value, message: original.id }, subject },
  });
  await copyFiles(ctx, original.id, id, held.id);
  await enqueueDelivery(ctx, id, sendAfter);
  return id;
}

async function originalOf(ctx: Context, id: number): Promise<Original> {
  const { rows } = await sql<Original>`
    select m.id, m.conversation_id, m.kind, m.author, m.at, coalesce(t.body, '') as body, t.meta ->> 'subject' as subject
    from message m left join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.id = ${id} and m.kind <> 'event' and m.withdrawn_at is null`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "message");
  await findConversation(ctx, rows[0].conversation_id);
  return rows[0];
}

async function writtenBefore(ctx: Context, conversationId: number, clientId: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from message
    where brand_id = ${ctx.brandId} and conversation_id = ${conversationId} and client_id = ${clientId}`.execute(
    ctx.db,
  );
  return rows[0]?.id ?? null;
}

/** The message as letters quote one: who wrote it above, each line with a sign before it. */
async function quoted(ctx: Context, original: Original): Promise<string> {
  const conversation: Conversation = await findConversation(ctx, original.conversation_id);
  const name = (await customerNames(ctx, [conversation.customer_id])).get(conversation.customer_id) ?? "";
  const lines = original.body.split("\n").map((line) => `> ${line}`);
  return [...(original.author === "customer" && name ? [`${name}:`] : []), ...lines].join("\n");
}
