import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { ConversationResolved } from "../../events.ts";
import { type Conversation, mayMove } from "./conversation.ts";
import { findConversation, holdConversation, saveConversation } from "./hold-conversation.ts";
import { writeEvent } from "./write-message.ts";

/** Ends a held conversation; one that has ended stays so. Announces who was responsible then. */
export async function resolveConversation(ctx: Context, held: Conversation): Promise<void> {
  if (held.status === "resolved") return;
  const by = ctx.actor.kind === "user" ? ctx.actor.id : null;
  await saveConversation(ctx, held, {
    status: "resolved",
    resolved_at: ctx.now,
    resolved_by: by,
    snoozed_until: null,
    waiting_since: null,
  });
  await writeEvent(ctx, held, "resolved");
  await announce(ctx, ConversationResolved, {
    conversationId: held.id,
    customerId: held.customer_id,
    channel: held.channel,
    resolvedBy: by,
    assigneeId: held.assignee_id,
  });
}

/** Takes a held conversation up again. */
export async function reopenConversation(ctx: Context, held: Conversation): Promise<void> {
  if (held.status === "open") return;
  const wasResolved = held.status === "resolved";
  await saveConversation(ctx, held, {
    status: "open",
    snoozed_until: null,
    resolved_at: null,
    ...(wasResolved && { reopened: sql<number>`reopened + 1` }),
  });
  await writeEvent(ctx, held, wasResolved ? "reopened" : "woken");
}

/** Puts a held conversation aside until a time, or until its customer writes where there is none. Refuses `snooze_past`. */
export async function snoozeConversation(ctx: Context, held: Conversation, until: Date | null): Promise<void> {
  if (until && until <= ctx.now) throw new Refusal("snooze_past");
  if (held.status === "resolved") await reopenConversation(ctx, held);
  if (!mayMove(held.status === "bot" ? "open" : held.status, "snoozed")) throw new Refusal("conflict");
  await saveConversation(ctx, held, { status: "snoozed", snoozed_until: until });
  await writeEvent(ctx, held, "snoozed", until ? { until: until.toISOString() } : {});
  if (until) {
    const key = `wake:${ctx.brandId}:${held.id}`;
    await enqueue(ctx, "wake-conversation", { conversationId: held.id }, { key, runAt: until });
  }
}

/** Wakes a conversation whose time has come; one that was snoozed anew, or is awake, is left alone. */
export async function wakeConversation(ctx: Context, id: number): Promise<void> {
  const seen = await findConversation(ctx, id);
  const held = await holdConversation(ctx, seen.id);
  const due = held.status === "snoozed" && held.snoozed_until !== null && held.snoozed_until <= ctx.now;
  if (due) await reopenConversation(ctx, held);
}
