import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { findConversation, holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { reopenConversation } from "../conversations/move-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { authorOf } from "../people/user-of.ts";
import { enqueueFollowUp } from "./move-follow-up.ts";

/**
 * Has a conversation come back if its customer has not answered by a time; the customer's next message ends that. Refuses `snooze_past` and
 * `not_found`.
 */
export async function setFollowUp(ctx: Context, id: number, at: Date): Promise<void> {
  if (at <= ctx.now) throw new Refusal("snooze_past");
  const held = await holdConversation(ctx, id);
  await saveConversation(ctx, held, { follow_up_at: at, follow_up_by: authorOf(ctx) });
  await writeEvent(ctx, held, "follow_up_set", { until: at.toISOString() });
  await enqueueFollowUp(ctx, held.id, at);
}

/** Forgets it; where there is nothing to forget it changes nothing. */
export async function dropFollowUp(ctx: Context, id: number): Promise<void> {
  const held = await holdConversation(ctx, id);
  if (!(await followUpOf(ctx, held.id))) return;
  await saveConversation(ctx, held, { follow_up_at: null, follow_up_by: null });
  await writeEvent(ctx, held, "follow_up_dropped");
}

/** The time has come without an answer: the conversation is open again, and whoever asked finds it among what names them. */
export async function followUp(ctx: Context, id: number): Promise<void> {
  const held = await holdConversation(ctx, (await findConversation(ctx, id)).id);
  const wanted = await followUpOf(ctx, held.id);
  if (!wanted) return;
  // The database's clock is ahead of ours, or the time was moved: the job has to come again.
  if (wanted.follow_up_at > ctx.now) return enqueueFollowUp(ctx, held.id, wanted.follow_up_at);
  await saveConversation(ctx, held, { follow_up_at: null, follow_up_by: null });
  const messageId = await writeEvent(ctx, held, "follow_up_due");
  await reopenConversation(ctx, held);
  await tellBy(ctx, held.id, messageId, wanted.follow_up_by);
}

/** Lets a person of the house find an event among what names them. */
export async function tellBy(ctx: Context, conversationId: number, messageId: number, who: string): Promise<void> {
  if (who.includes(":")) return;
  await sql`insert into mention (brand_id, conversation_id, message_id, user_id)
    values (${ctx.brandId}, ${conversationId}, ${messageId}, ${who}) on conflict do nothing`.execute(ctx.db);
}

async function followUpOf(ctx: Context, id: number): Promise<{ follow_up_at: Date; follow_up_by: string } | null> {
  const { rows } = await sql<{
    follow_up_at: Date;
    follow_up_by: string;
  }>`select follow_up_at, follow_up_by from conversation
    where brand_id = ${ctx.brandId} and id = ${id} and follow_up_at is not null`.execute(ctx.db);
  return rows[0] ?? null;
}
