import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { listMembers } from "../../../admin/index.ts";
import type { ConversationPatch } from "../../contract.ts";
import type { Conversation } from "./conversation.ts";
import { holdConversation, saveConversation } from "./hold-conversation.ts";
import { reopenConversation, resolveConversation, snoozeConversation } from "./move-conversation.ts";
import { writeEvent } from "./write-message.ts";

/** Does with a conversation what was asked, and writes into it what changed. Refuses `not_found`, `snooze_past`, `member_unknown`. */
export async function changeConversation(ctx: Context, id: number, patch: ConversationPatch): Promise<void> {
  const held = await holdConversation(ctx, id);
  if (patch.assignee !== undefined) await assign(ctx, held, patch.assignee);
  if (patch.team !== undefined) await giveToTeam(ctx, held, patch.team);
  if (patch.priority !== undefined && patch.priority !== held.priority) {
    await saveConversation(ctx, held, { priority: patch.priority });
    await writeEvent(ctx, held, "priority_changed", { to: patch.priority });
  }
  if (patch.labels !== undefined) await label(ctx, held, patch.labels);
  if (patch.spam !== undefined && patch.spam !== (held.spam_at !== null)) await markSpam(ctx, held, patch.spam);
  if (patch.status === "open") await reopenConversation(ctx, held);
  if (patch.status === "resolved") await resolveConversation(ctx, held);
  if (patch.status === "snoozed") {
    await snoozeConversation(ctx, held, patch.snoozed_until ? new Date(patch.snoozed_until) : null);
  }
}

/** The same for many at once; those the actor may not see are left out. Gives how many. */
export async function changeConversations(
  ctx: Context,
  ids: readonly number[],
  patch: ConversationPatch,
): Promise<number> {
  let changed = 0;
  // In the order of their ids, so that two who change the same ones never wait for each other.
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const done = await changeConversation(ctx, id, patch).then(
      () => true,
      (error) => {
        if (error instanceof Refusal && error.code === "not_found") return false;
        throw error;
      },
    );
    if (done) changed++;
  }
  return changed;
}

async function assign(ctx: Context, held: Conversation, userId: string | null): Promise<void> {
  if (userId === held.assignee_id) return;
  if (userId !== null && !(await listMembers(ctx)).some((member) => member.userId === userId)) {
    throw new Refusal("member_unknown");
  }
  // Whoever takes it, or gives it to somebody, ends the bot's part.
  const ends = userId !== null && ctx.actor.kind !== "system" && held.status === "bot";
  await saveConversation(ctx, held, {
    assignee_id: userId,
    assigned_at: userId ? ctx.now : null,
    ...(ends && { status: "open" }),
  });
  await writeEvent(ctx, held, userId ? "assigned" : "unassigned", userId ? { to: userId } : {});
}

async function giveToTeam(ctx: Context, held: Conversation, teamId: number | null): Promise<void> {
  if (teamId === held.team_id) return;
  if (teamId !== null) {
    const { rows } =
      await sql`select from team where brand_id = ${ctx.brandId} and id = ${teamId} and removed_at is null`.execute(
        ctx.db,
      );
    if (rows.length === 0) throw new Refusal("not_found", "team");
  }
  await saveConversation(ctx, held, { team_id: teamId });
  await writeEvent(ctx, held, "team_changed", { to: teamId });
}

async function label(ctx: Context, held: Conversation, labels: readonly string[]): Promise<void> {
  const wanted = [...new Set(labels)].sort();
  if (wanted.join("\n") === held.labels.toSorted().join("\n")) return;
  const added = wanted.filter((one) => !held.labels.includes(one));
  await saveConversation(ctx, held, { labels: wanted });
  await writeEvent(ctx, held, "labels_changed", { to: wanted, added });
}

async function markSpam(ctx: Context, held: Conversation, spam: boolean): Promise<void> {
  const by = ctx.actor.kind === "user" ? ctx.actor.id : null;
  await saveConversation(ctx, held, { spam_at: spam ? ctx.now : null, spam_by: spam ? by : null, waiting_since: null });
  await writeEvent(ctx, held, spam ? "spam" : "not_spam");
}
