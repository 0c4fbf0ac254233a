import { sql } from "kysely";
import { type Context, together } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";
import type { ConversationEvent, Delivery } from "../../contract.ts";
import { pushLater } from "../push/enqueue-push.ts";
import { ruleOf } from "../rules/rule-actor.ts";
import { wakeMachines } from "../rules/wake-machines.ts";
import { heedMessage } from "../service-level/heed-message.ts";
import type { Conversation } from "./conversation.ts";
import { type Change, conversationTopic, known, setsOf } from "./hold-conversation.ts";

/** A message before it has its place. */
export type NewMessage = {
  /** Drawn before, where a claim names it. */
  id?: number;
  kind: "message" | "note" | "event";
  direction?: "in" | "out" | null;
  author: "customer" | "agent" | "bot" | "system";
  userId?: string | null;
  identityId?: number | null;
  channel?: string | null;
  accountId?: number | null;
  event?: ConversationEvent | null;
  at: Date;
  clientId?: string | null;
  delivery?: Delivery | null;
  sendAfter?: Date | null;
  externalId?: string | null;
  text: string;
  html?: string | null;
  meta?: Record<string, unknown>;
  /** An auto-reply or a bounce: nobody waits for an answer. */
  byMachine?: boolean;
  /** Files that were kept before and belong to it. */
  attachmentIds?: readonly number[];
  /** Who uploaded them; nobody takes another's. Files of a channel were uploaded by nobody. */
  uploadedBy?: string | null;
};

/**
 * Writes a message into a held conversation, at its next place, and what it changes of the conversation. Gives its id; the held
 * conversation is brought up to date. Refuses `person_erased` where there are words or files, and whoever the conversation is
 * with was erased.
 */
export async function writeMessage(
  ctx: Context,
  held: Conversation,
  message: NewMessage,
  change: Change = {},
): Promise<number> {
  const says = message.text !== "" || (message.attachmentIds?.length ?? 0) > 0;
  if (held.erased && says) throw new Refusal("person_erased", "conversation");
  const { id, ...place } = await insertMessage(ctx, held, message, change);
  const before = { ...held, ...place };
  Object.assign(held, known(change), place);
  await attach(ctx, held.id, id, message);
  await recordChanges(ctx, conversationTopic, [held.id]);
  await together(wakeMachines(ctx, before, id, message), heedMessage(ctx, held, message), pushLater(ctx, id, message));
  return id;
}

/** Only files that nobody attached yet, and only the writer's own. */
async function attach(ctx: Context, conversationId: number, messageId: number, message: NewMessage): Promise<void> {
  const { attachmentIds: ids = [], uploadedBy = null } = message;
  if (ids.length === 0) return;
  const done = await sql`update attachment set message_id = ${messageId}, conversation_id = ${conversationId}
    where brand_id = ${ctx.brandId} and id = any(${ids as number[]}::bigint[]) and message_id is null
      and uploaded_by is not distinct from ${uploadedBy}`.execute(ctx.db);
  if (Number(done.numAffectedRows) !== new Set(ids).size) throw new Refusal("not_found", "attachments");
}

type Placed = { id: number; last_seq: number; revision: number };

async function insertMessage(ctx: Context, held: Conversation, message: NewMessage, change: Change): Promise<Placed> {
  const { rows } = await sql<Placed>`with counted as (
      update conversation set ${sql.join([...setsOf(change), sql`last_seq = last_seq + 1`, sql`revision = revision + 1`])}
      where brand_id = ${ctx.brandId} and id = ${held.id} returning last_seq, revision),
    written as (insert into message (brand_id, id, conversation_id, home_id, seq, revision, kind, direction, author, user_id, identity_id, channel, account_id,
      event, at, client_id, delivery, delivery_at, send_after, external_id, by_machine, said_to_bot)
      overriding system value
      select ${ctx.brandId}, coalesce(${message.id ?? null}::bigint, nextval('hamdel.message_id_seq')), ${held.id}, ${held.id}, last_seq, revision,
        ${message.kind}, ${message.direction ?? null}, ${message.author}, ${message.userId ?? null}, ${message.identityId ?? null}::bigint,
        ${message.channel ?? null}, ${message.accountId ?? null}::bigint, ${message.event ?? null}, ${message.at}::timestamptz,
        ${message.clientId ?? null}, ${message.delivery ?? null}, ${message.delivery ? ctx.now : null}::timestamptz,
        ${message.sendAfter ?? null}::timestamptz, ${message.externalId ?? null}, ${message.byMachine ?? false}::boolean, ${message.direction === "in" && held.status === "bot"}::boolean
      from counted returning id),
    worded as (insert into message_text (brand_id, message_id, body, html, meta, search_form)
      select ${ctx.brandId}, id, ${message.text}, ${message.html ?? null}, ${JSON.stringify(message.meta ?? {})}::jsonb,
        ${message.kind === "event" ? null : searchForm(message.text).slice(0, 20_000)} from written)
    select id, last_seq, revision from written, counted`.execute(ctx.db);
  return rows[0]!;
}

/** Writes into the conversation what was done with it, and by whom. */
export async function writeEvent(
  ctx: Context,
  held: Conversation,
  event: ConversationEvent,
  meta: Record<string, unknown> = {},
): Promise<number> {
  const { actor } = ctx;
  const userId = actor.kind === "user" ? actor.id : null;
  const rule = ruleOf(actor);
  return writeMessage(ctx, held, {
    kind: "event",
    author: userId ? "agent" : "system",
    userId,
    event,
    at: ctx.now,
    text: "",
    meta: rule ? { ...meta, rule } : meta,
  });
}

/**
 * Marks a message as changed at its conversation's next revision, so that whoever follows gets it again. Call it while holding the
 * conversation (`holdPlaceOf`).
 */
export async function touchMessage(ctx: Context, messageId: number): Promise<void> {
  const { rows } = await sql<{ conversation_id: number }>`with counted as (
      update conversation c set revision = c.revision + 1 from message m
      where m.brand_id = ${ctx.brandId} and m.id = ${messageId} and c.brand_id = m.brand_id and c.id = m.conversation_id
      returning c.id, c.revision)
    update message set revision = counted.revision from counted
    where brand_id = ${ctx.brandId} and message.id = ${messageId} returning conversation_id`.execute(ctx.db);
  if (rows[0]) await recordChanges(ctx, conversationTopic, [rows[0].conversation_id]);
}
