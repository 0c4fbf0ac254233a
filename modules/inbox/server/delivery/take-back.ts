import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { findConversation, holdConversation } from "../conversations/hold-conversation.ts";
import { holdPlaceOf } from "../conversations/hold-message.ts";
import { touchMessage } from "../conversations/write-message.ts";
import { settleByMessages } from "../joining/settle-after.ts";
import { undoSeconds } from "../reply/post-reply.ts";
import { keepRounds } from "../service-level/keep-rounds.ts";
import { enqueueDelivery } from "./enqueue-delivery.ts";

type Written = {
  conversation_id: number;
  kind: string;
  user_id: string | null;
  channel: string | null;
  delivery: string | null;
  at: Date;
};

async function hold(ctx: Context, id: number): Promise<Written> {
  await holdPlaceOf(ctx, id);
  const { rows } = await sql<Written>`select conversation_id, kind, user_id, channel, delivery, at from message
    where brand_id = ${ctx.brandId} and id = ${id} and kind <> 'event' and direction is distinct from 'in' and withdrawn_at is null
    for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "message");
  await findConversation(ctx, rows[0].conversation_id);
  return rows[0];
}

/**
 * Takes back what the house wrote: what has not gone out yet, a note, or a word in the chat within its ten seconds. Refuses
 * `too_late_to_take_back` and `not_found`.
 */
export async function takeBack(ctx: Context, id: number): Promise<void> {
  const written = await hold(ctx, id);
  const fresh = ctx.now.getTime() - written.at.getTime() <= undoSeconds * 1000;
  const still =
    (written.kind === "note" && written.delivery === null) ||
    written.delivery === "queued" ||
    (written.channel === "chat" && fresh);
  if (!still) throw new Refusal("too_late_to_take_back");
  await sql`update message set withdrawn_at = ${ctx.now}, withdrawn_by = ${ctx.actor.kind === "user" ? ctx.actor.id : ctx.actor.kind}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await touchMessage(ctx, id);
  if (written.kind !== "message") return;
  // Nothing was answered: whoever waited waits on.
  await settleByMessages(ctx, await holdConversation(ctx, written.conversation_id));
  await keepRounds(ctx, written.conversation_id);
}

/** Sends again what failed, or what nobody knows of and a person decided to repeat. Refuses `not_to_be_retried`. */
export async function retryMessage(ctx: Context, id: number): Promise<void> {
  const written = await hold(ctx, id);
  if (written.delivery !== "failed" && written.delivery !== "unknown") throw new Refusal("not_to_be_retried");
  await sql`update message set delivery = 'queued', delivery_problem = null, attempts = 0, send_after = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  // Every line may be tried anew.
  await sql`update message_text set meta = meta - 'tried' where brand_id = ${ctx.brandId} and message_id = ${id}`.execute(
    ctx.db,
  );
  await touchMessage(ctx, id);
  await enqueueDelivery(ctx, id, ctx.now);
}
