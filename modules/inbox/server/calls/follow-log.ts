import { sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { type Logged, registerLogFollower } from "../../../timeline/index.ts";
import { beginConversation } from "../conversations/begin-conversation.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { touchMessage, writeEvent, writeMessage } from "../conversations/write-message.ts";
import { promiseTopic } from "../people/promises.ts";
import { authorOf } from "../people/user-of.ts";

/** Lets a log by hand begin a conversation, and promise a call. */
export function registerLogFollowers(): void {
  registerLogFollower("conversation", { follow: beginFromLog, undo: undoConversation });
  registerLogFollower("call_back", { follow: promiseCall, undo: undoPromise });
}

/**
 * Begins a conversation on the log's channel with whoever it was with, in the hands of whoever logged it. What the customer said is its first
 * message; what was said to them stands there as a note, for nothing went out. Refuses `not_permitted` without the right to write.
 */
async function beginFromLog(ctx: Context, { interactionId, identityId, channel, at, log }: Logged): Promise<number> {
  refuseReaders(ctx);
  const held = await beginConversation(ctx, { identityId, channel, accountId: null, teamId: null, at });
  const me = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const heard = log.direction !== "out" && log.text !== "";
  const messageId = await writeMessage(ctx, held, {
    kind: heard ? "message" : "note",
    direction: heard ? "in" : null,
    author: heard ? "customer" : me ? "agent" : "system",
    userId: heard ? null : me,
    identityId: heard ? identityId : null,
    channel,
    at,
    text: log.text,
    meta: {
      log: { what: log.what, outcome: log.outcome ?? null, duration_seconds: log.duration_seconds ?? null, by: me },
    },
  });
  await saveConversation(ctx, held, {
    last_message_at: at,
    ...(me && { assignee_id: me, assigned_at: ctx.now }),
  });
  await sql`insert into log_follow (brand_id, interaction_id, conversation_id, message_id)
    values (${ctx.brandId}, ${interactionId}, ${held.id}, ${messageId})
    on conflict (brand_id, interaction_id) do update set conversation_id = excluded.conversation_id,
      message_id = excluded.message_id`.execute(ctx.db);
  return held.id;
}

const callBack = z.object({ at: z.iso.datetime({ offset: true }), text: z.string().trim().max(1000).optional() });
const calling = { fa: "تماس دوباره با مشتری", en: "Call the customer back" };

/** Promises to call again at a time; where the log began a conversation, it stands there too. Refuses `invalid` and `past_time`. */
async function promiseCall(ctx: Context, { interactionId, identityId }: Logged, asked: unknown): Promise<number> {
  refuseReaders(ctx);
  const read = callBack.safeParse(asked);
  if (!read.success) throw new Refusal("invalid", "follow.call_back");
  if (new Date(read.data.at) <= ctx.now) throw new Refusal("past_time", "follow.call_back");
  const text = read.data.text || calling[(await brandSettings(ctx)).language];
  const { rows } = await sql<{ id: number; conversation_id: number | null }>`
    insert into promise (brand_id, conversation_id, identity_id, body, due_at, made_by, made_at)
    values (${ctx.brandId}, (select conversation_id from log_follow where brand_id = ${ctx.brandId} and interaction_id = ${interactionId}),
      ${identityId}, ${text}, ${read.data.at}, ${authorOf(ctx)}, ${ctx.now}) returning id, conversation_id`.execute(
    ctx.db,
  );
  const { id, conversation_id: conversationId } = rows[0]!;
  if (conversationId !== null) {
    const held = await holdConversation(ctx, conversationId);
    await writeEvent(ctx, held, "promise_made", { promise: id, due_at: read.data.at });
  }
  await sql`insert into log_follow (brand_id, interaction_id, promise_id) values (${ctx.brandId}, ${interactionId}, ${id})
    on conflict (brand_id, interaction_id) do update set promise_id = excluded.promise_id`.execute(ctx.db);
  await recordChanges(ctx, promiseTopic, [id]);
  return id;
}

/** Who may only log must not write into the inbox by that way. */
function refuseReaders({ actor }: Context): void {
  if (actor.kind !== "system" && !actor.permissions.includes("inbox.write")) throw new Refusal("not_permitted");
}

/** The message is withdrawn; a conversation in which nothing else was said since is over without anybody being asked how it was. */
async function undoConversation(ctx: Context, interactionId: number): Promise<void> {
  const { rows } = await sql<{
    conversation_id: number;
    message_id: number;
  }>`select conversation_id, message_id from log_follow
    where brand_id = ${ctx.brandId} and interaction_id = ${interactionId} and conversation_id is not null`.execute(
    ctx.db,
  );
  if (!rows[0]) return;
  const { conversation_id, message_id } = rows[0];
  const held = await holdConversation(ctx, conversation_id);
  await sql`update message set withdrawn_at = ${ctx.now}, withdrawn_by = ${authorOf(ctx)}
    where brand_id = ${ctx.brandId} and id = ${message_id}`.execute(ctx.db);
  await sql`update message_text set body = '', search_form = null where brand_id = ${ctx.brandId}
    and message_id = ${message_id}`.execute(ctx.db);
  await touchMessage(ctx, message_id);
  const { rows: others } =
    await sql`select from message where brand_id = ${ctx.brandId} and conversation_id = ${held.id}
    and kind <> 'event' and id <> ${message_id} limit 1`.execute(ctx.db);
  if (others.length === 0) await saveConversation(ctx, held, { status: "resolved", resolved_at: ctx.now });
}

async function undoPromise(ctx: Context, interactionId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update promise p set released_at = ${ctx.now}, released_by = ${authorOf(ctx)} from log_follow f
    where f.brand_id = ${ctx.brandId} and f.interaction_id = ${interactionId} and p.brand_id = f.brand_id
      and p.id = f.promise_id and p.kept_at is null and p.released_at is null returning p.id`.execute(ctx.db);
  if (rows[0]) await recordChanges(ctx, promiseTopic, [rows[0].id]);
}
