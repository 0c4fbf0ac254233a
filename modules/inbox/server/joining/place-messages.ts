import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { conversationTopic } from "../conversations/hold-conversation.ts";
import type { Joined } from "./hold-conversations.ts";
import type { Placed } from "./interleave.ts";
import { placeSeen } from "./place-seen.ts";

/** A message of one of the held conversations. */
export type Row = Placed & { conversation_id: number; home_id: number; kind: string; direction: string | null };
/** A message and the place it gets. */
export type NewPlace = { row: Row; to: number; seq: number; revision: number };

/** The messages, notes and events of held conversations, each in its order. */
export async function messagesOf(ctx: Context, ids: readonly number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`select id, seq, at, conversation_id, home_id, kind, direction from message
    where brand_id = ${ctx.brandId} and conversation_id = any(${ids as number[]}::bigint[])
    order by conversation_id, seq`.execute(ctx.db);
  return rows;
}

/**
 * Gives all messages of held conversations their places anew: `wanted` says, for each conversation, which messages stand in it and in which
 * order. Places and revisions lie above all that these conversations ever had, so that whoever follows one of them, from whatever
 * revision, gets everything again, and an answer written under old places is not taken for one that has seen the new. What hangs on messages
 * goes along: what people have read, mentions, files.
 */
export async function placeMessages(
  ctx: Context,
  held: ReadonlyMap<number, Joined>,
  wanted: ReadonlyMap<number, readonly Row[]>,
): Promise<void> {
  const all = [...held.values()];
  const above = {
    seq: Math.max(...all.map((one) => one.last_seq)),
    revision: Math.max(...all.map((one) => one.revision)),
  };
  const places = newPlaces(above, wanted);
  await separateClientIds(ctx, places);
  const column = (of: (place: NewPlace) => number) => places.map(of);
  await sql`update message m set conversation_id = n.conversation_id, seq = n.seq, revision = n.revision
    from unnest(${column((one) => one.row.id)}::bigint[], ${column((one) => one.to)}::bigint[], ${column((one) => one.seq)}::int[],
      ${column((one) => one.revision)}::bigint[]) as n (id, conversation_id, seq, revision)
    where m.brand_id = ${ctx.brandId} and m.id = n.id`.execute(ctx.db);
  const moved = places.filter(({ row, to }) => row.conversation_id !== to);
  for (const table of ["mention", "attachment"]) {
    await sql`update ${sql.table(table)} t set conversation_id = n.conversation_id
      from unnest(${moved.map(({ row }) => row.id)}::bigint[], ${moved.map(({ to }) => to)}::bigint[]) as n (id, conversation_id)
      where t.brand_id = ${ctx.brandId} and t.message_id = n.id`.execute(ctx.db);
  }
  await placeSeen(ctx, all, places);
  for (const one of all) await countPlaces(ctx, one, above, wanted.get(one.id)?.length ?? 0);
  await recordChanges(ctx, conversationTopic, [...held.keys()]);
}

type Above = { seq: number; revision: number };

function newPlaces(above: Above, wanted: ReadonlyMap<number, readonly Row[]>): NewPlace[] {
  return [...wanted].flatMap(([to, rows]) =>
    rows.map((row, at) => ({ row, to, seq: above.seq + 1 + at, revision: above.revision + 1 + at })),
  );
}

/** Counts a conversation's places and revisions; the held one is brought up to date. */
async function countPlaces(ctx: Context, held: Joined, above: Above, own: number): Promise<void> {
  const counted = { first_seq: above.seq, last_seq: above.seq + own, revision: above.revision + own + 1 };
  await sql`update conversation set first_seq = ${counted.first_seq}, last_seq = ${counted.last_seq}, revision = ${counted.revision}
    where brand_id = ${ctx.brandId} and id = ${held.id}`.execute(ctx.db);
  Object.assign(held, counted);
}

/** Two writers may have chosen the same id in two conversations; in one, that of the message that came along is told apart. */
async function separateClientIds(ctx: Context, places: readonly NewPlace[]): Promise<void> {
  const moved = places.filter(({ row, to }) => row.conversation_id !== to);
  await sql`update message m set client_id = left(m.client_id, 40) || '~' || m.id
    from unnest(${moved.map(({ row }) => row.id)}::bigint[], ${moved.map(({ to }) => to)}::bigint[]) as n (id, conversation_id)
    where m.brand_id = ${ctx.brandId} and m.id = n.id and exists (select from message other
      where other.brand_id = m.brand_id and other.conversation_id = n.conversation_id and other.client_id = m.client_id)`.execute(
    ctx.db,
  );
}
