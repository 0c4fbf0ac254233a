import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { beginConversation } from "../conversations/begin-conversation.ts";
import { saveConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { takeFollowUpAlong } from "../follow-up/move-follow-up.ts";
import { keepRounds } from "../service-level/keep-rounds.ts";
import { holdConversations, type Joined, standsIn } from "./hold-conversations.ts";
import { interleave } from "./interleave.ts";
import { joinedState } from "./joined-state.ts";
import { messagesOf, placeMessages, type Row } from "./place-messages.ts";
import { settleByMessages } from "./settle-after.ts";
import { restrictedTeams, takeDraftsAlong } from "./take-along.ts";

/**
 * Makes a conversation of its own of a message and all messages and notes after it; what was done with the conversation stays where it is.
 * Refuses `split_nothing_stays` where no message would stay behind, and `not_found`. Gives the new conversation's id.
 */
export async function splitConversation(ctx: Context, id: number, messageId: number): Promise<number> {
  const root = await standsIn(ctx, id);
  const held = await holdConversations(ctx, [root]);
  const from = held.get(root)!;
  if (from.merged_into !== null) return splitConversation(ctx, id, messageId);
  const rows = await messagesOf(ctx, [root]);
  const at = rows.findIndex((row) => row.id === messageId && row.kind !== "event");
  if (at < 0) throw new Refusal("not_found", "message");
  const going = rows.slice(at).filter((row) => row.kind !== "event");
  const staying = rows.filter((row) => !going.includes(row));
  if (!staying.some((row) => row.kind === "message")) throw new Refusal("split_nothing_stays");
  const begun = await beginSplit(ctx, from, going);
  await sql`update message set home_before = home_id, home_id = ${begun.id}
    where brand_id = ${ctx.brandId} and id = any(${going.map((row) => row.id)}::bigint[])`.execute(ctx.db);
  await placeMessages(
    ctx,
    new Map([
      [root, from],
      [begun.id, begun],
    ]),
    new Map([
      [root, staying],
      [begun.id, going],
    ]),
  );
  await settleByMessages(ctx, from);
  await settleByMessages(ctx, begun);
  const count = going.filter(({ kind }) => kind === "message").length;
  await writeEvent(ctx, from, "split", { into: begun.id, count });
  await writeEvent(ctx, begun, "split", { from: root, count });
  return begun.id;
}

/** A conversation with the same people and marks, open. */
async function beginSplit(ctx: Context, from: Joined, going: readonly Row[]): Promise<Joined> {
  const { rows } = await sql<{ identity_id: number }>`select identity_id from message where brand_id = ${ctx.brandId}
    and id = any(${going.map((row) => row.id)}::bigint[]) and direction = 'in' and identity_id is not null order by seq limit 1`.execute(
    ctx.db,
  );
  const begun = await beginConversation(ctx, {
    identityId: rows[0]?.identity_id ?? from.identity_id,
    channel: from.channel,
    accountId: from.account_id,
    teamId: from.team_id,
    at: going[0]!.at,
  });
  const joined: Joined = { ...begun, split_from: null };
  const { assignee_id, labels, priority } = from;
  await saveConversation(ctx, joined, { split_from: from.id, assignee_id, labels, priority });
  return joined;
}

/**
 * Undoes a split: everything of the conversation that was split off goes back to where it was, what was written in it since too. Refuses
 * `not_split` and `not_found`. Gives the id of the conversation in which everything stands.
 */
export async function undoSplit(ctx: Context, id: number): Promise<number> {
  const origin = await originOf(ctx, id);
  const root = await standsIn(ctx, origin);
  if (root === id) throw new Refusal("not_split");
  const held = await holdConversations(ctx, [id, root]);
  const [part, into] = [held.get(id)!, held.get(root)!];
  if (part.merged_into !== null || part.split_from === null) throw new Refusal("not_split");
  if (into.merged_into !== null) return undoSplit(ctx, id);
  const rows = await messagesOf(ctx, [id, root]);
  const of = (conversation: number) => rows.filter((row) => row.conversation_id === conversation);
  await sql`update message set home_id = coalesce(home_before, ${root}), home_before = null
    where brand_id = ${ctx.brandId} and conversation_id = ${id} and home_id = ${id}`.execute(ctx.db);
  await placeMessages(ctx, held, new Map([[root, interleave([of(root), of(id)])]]));
  await saveConversation(ctx, part, { merged_into: root, split_from: null });
  if (into.status === "resolved" && part.status !== "resolved")
    await saveConversation(ctx, into, { status: "open", resolved_at: null });
  // What a restricted team wrote since stays with it.
  const { team_id } = joinedState(into, part, await restrictedTeams(ctx));
  await saveConversation(ctx, into, { team_id });
  await takeDraftsAlong(ctx, id, root);
  await takeFollowUpAlong(ctx, id, root);
  await settleByMessages(ctx, into);
  await keepRounds(ctx, part.id);
  await writeEvent(ctx, into, "split_undone", { from: id });
  return root;
}

async function originOf(ctx: Context, id: number): Promise<number> {
  await standsIn(ctx, id);
  const { rows } = await sql<{ split_from: number | null }>`select split_from from conversation
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]?.split_from) throw new Refusal("not_split");
  return rows[0].split_from;
}
