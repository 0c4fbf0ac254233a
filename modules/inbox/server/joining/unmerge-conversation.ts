import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { saveConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { holdConversations, type Joined, partsOf, standsIn } from "./hold-conversations.ts";
import { type Kept, partedState } from "./joined-state.ts";
import { messagesOf, placeMessages } from "./place-messages.ts";
import { settleByMessages } from "./settle-after.ts";

type MergedEvent = { id: number; at: Date; before?: Kept; joined?: Kept };

/**
 * Undoes a merge: what was written in the merged conversation goes back to it, what was written after the merge stays. Refuses `not_merged`
 * where it stands by itself, or nothing of it is left to go back, and `not_found`. Gives its id.
 */
export async function unmergeConversation(ctx: Context, id: number): Promise<number> {
  const root = await standsIn(ctx, id);
  if (root === id) throw new Refusal("not_merged");
  const held = await holdConversations(ctx, [id, root]);
  const [back, from] = [held.get(id)!, held.get(root)!];
  // Where it stands may have changed while we waited.
  if (back.merged_into === null || from.merged_into !== null) return unmergeConversation(ctx, id);
  const homes = new Set(await partsOf(ctx, id));
  const rows = await messagesOf(ctx, [root]);
  const going = rows.filter((row) => homes.has(row.home_id));
  if (going.length === 0) throw new Refusal("not_merged");
  const merged = await mergedEvent(ctx, root, back.merged_into, id);
  const staying = rows.filter((row) => !homes.has(row.home_id));
  await placeMessages(
    ctx,
    held,
    new Map([
      [id, going],
      [root, staying],
    ]),
  );
  await saveConversation(ctx, back, { merged_into: null });
  await partStates(ctx, back, from, merged);
  await writeEvent(ctx, from, "merge_undone", { from: id });
  await writeEvent(ctx, back, "merge_undone", { into: root });
  return id;
}

async function partStates(ctx: Context, back: Joined, from: Joined, merged: MergedEvent | null): Promise<void> {
  if (merged) {
    await sql`update message_text set meta = meta || '{"undone": true}' where brand_id = ${ctx.brandId} and message_id = ${merged.id}`.execute(
      ctx.db,
    );
    if (merged.before && merged.joined)
      await saveConversation(ctx, from, partedState(from, merged.before, back, merged.joined));
  }
  const answered = merged ? await answeredSince(ctx, from.id, merged.at) : null;
  await settleByMessages(ctx, from);
  await settleByMessages(ctx, back, answered);
}

/** An answer given in the merged conversation was one to this customer, wherever their question stands now. */
async function answeredSince(ctx: Context, id: number, since: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select max(at) as at from message where brand_id = ${ctx.brandId}
    and conversation_id = ${id} and at >= ${since} and withdrawn_at is null and (direction = 'out' or event = 'resolved')`.execute(
    ctx.db,
  );
  return rows[0]?.at ?? null;
}

/** The event that tells of the merge: in the conversation into which it went, which may have gone on since. */
async function mergedEvent(ctx: Context, root: number, into: number, from: number): Promise<MergedEvent | null> {
  const { rows } = await sql<MergedEvent>`
    select m.id, m.at, t.meta -> 'before' as before, t.meta -> 'joined' as joined from message m
    join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
    where m.brand_id = ${ctx.brandId} and m.conversation_id in (${root}, ${into}) and m.event = 'merged'
      and t.meta ->> 'from' = ${String(from)} and not t.meta ? 'undone'
    order by m.seq desc limit 1`.execute(ctx.db);
  const found = rows[0];
  // What it changed of a conversation that itself went on is not taken back there.
  return found && into !== root ? { id: found.id, at: found.at } : (found ?? null);
}
