import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { tellBy } from "../follow-up/follow-up.ts";
import { promiseTopic } from "./promises.ts";

const hour = 3_600_000;

/** When to remind of a promise: an hour before it falls due, and half-way where there is less than two hours. */
function reminderAt(madeAt: Date, dueAt: Date): Date {
  const left = dueAt.getTime() - madeAt.getTime();
  return new Date(dueAt.getTime() - Math.min(hour, Math.max(0, left / 2)));
}

/** Has somebody reminded of a promise before it slips; once for each promise. */
export async function enqueuePromiseReminder(ctx: Context, promiseId: number, dueAt: Date): Promise<void> {
  const key = `promise:${ctx.brandId}:${promiseId}`;
  await enqueue(ctx, "remind-promise", { promiseId }, { key, runAt: reminderAt(ctx.now, dueAt) });
}

type Owed = { conversation_id: number | null; made_by: string; assignee_id: string | null; due_at: Date };

/** Reminds whoever made a promise that is still owed, or whoever is responsible where a customer asked for it. Does so once. */
export async function remindOfPromise(ctx: Context, id: number): Promise<void> {
  const { rows } = await sql<Owed>`
    update promise p set reminded_at = ${ctx.now}
    where p.brand_id = ${ctx.brandId} and p.id = ${id} and p.kept_at is null and p.released_at is null and p.reminded_at is null
      and p.due_at - interval '1 hour' <= ${ctx.now}
    returning p.conversation_id, p.made_by, p.due_at, (select c.assignee_id from conversation c
      where c.brand_id = p.brand_id and c.id = p.conversation_id) as assignee_id`.execute(ctx.db);
  const owed = rows[0];
  if (!owed) return;
  await recordChanges(ctx, promiseTopic, [id]);
  if (!owed.conversation_id) return;
  const held = await holdConversation(ctx, owed.conversation_id);
  const messageId = await writeEvent(ctx, held, "promise_due", { promise: id, due_at: owed.due_at.toISOString() });
  const who = owed.made_by.includes(":") ? owed.assignee_id : owed.made_by;
  if (who) await tellBy(ctx, held.id, messageId, who);
}
