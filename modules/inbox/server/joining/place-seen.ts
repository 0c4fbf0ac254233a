import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Joined } from "./hold-conversations.ts";
import type { NewPlace } from "./place-messages.ts";

type Mark = { conversation_id: number; user_id: string; seq: number; seen_at: Date };

/**
 * Says anew up to where each colleague has read, in the new places: up to the last before the first message of the customer that they had
 * not seen where it stood. Rather something is unread again than that something is never read.
 */
export async function placeSeen(ctx: Context, held: readonly Joined[], places: readonly NewPlace[]): Promise<void> {
  const ids = held.map(({ id }) => id);
  const { rows } = await sql<Mark>`delete from conversation_seen
    where brand_id = ${ctx.brandId} and conversation_id = any(${ids}::bigint[])
    returning conversation_id, user_id, seq, seen_at`.execute(ctx.db);
  const marks = marksIn(places, rows);
  await sql`insert into conversation_seen (brand_id, conversation_id, user_id, seq, seen_at)
    select ${ctx.brandId}, n.* from unnest(${marks.map((one) => one.conversation_id)}::bigint[], ${marks.map((one) => one.user_id)}::text[],
      ${marks.map((one) => one.seq)}::int[], ${marks.map((one) => one.seen_at)}::timestamptz[]) as n`.execute(ctx.db);
}

function marksIn(places: readonly NewPlace[], before: readonly Mark[]): Mark[] {
  const conversations = Map.groupBy(places, ({ to }) => to);
  const users = Map.groupBy(before, (mark) => mark.user_id);
  return [...users].flatMap(([userId, marks]) => {
    const seenUpTo = new Map(marks.map((mark) => [mark.conversation_id, mark.seq]));
    const seenAt = new Date(Math.max(...marks.map((mark) => mark.seen_at.getTime())));
    return [...conversations].map(([id, rows]) => {
      const unseen = rows.find(
        ({ row }) => row.direction === "in" && row.seq > (seenUpTo.get(row.conversation_id) ?? 0),
      );
      const seq = unseen ? unseen.seq - 1 : rows.at(-1)!.seq;
      return { conversation_id: id, user_id: userId, seq, seen_at: seenAt };
    });
  });
}
