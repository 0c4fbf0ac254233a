import { type RawBuilder, sql } from "kysely";
import type { Context } from "../db/index.ts";
import type { Cursor } from "../realtime/index.ts";

/** An announced event as it is kept: `id` names it for ever, `place` is where it stands in commit order. */
export type Announced = { id: number; event: string; payload: unknown; at: Date; place: Cursor };
export type AnnouncedPage = { events: Announced[]; cursor: Cursor; more: boolean };

/** For so many days what was announced can be read. */
export const announcedDays = 30;
/** Under this topic of brand 0 listeners hear which brand announced something. */
export const announcedTopic = "announced";

type Said = { event: string; payload: unknown };

/** Writes what a transaction announced, once and at its end, and wakes who follows it. */
export function writeAnnounced(ctx: Context, said: readonly Said[]): RawBuilder<unknown> {
  return sql`with kept as (insert into announced (brand_id, event, payload, at)
      select ${ctx.brandId}, event, payload, ${ctx.now}::timestamptz
      from unnest(${said.map(({ event }) => event)}::text[], ${said.map(({ payload }) => JSON.stringify(payload))}::jsonb[])
        with ordinality as said (event, payload, n) order by n)
    select pg_notify('hamdel_change', ${`0 ${announcedTopic} ${ctx.brandId}`})`;
}

/**
 * What was announced after a cursor, in commit order, at most `limit`, of these events where they are named. It stops below the oldest
 * transaction that is still open. A cursor of another server (a backup was restored since) counts by its id alone.
 */
export async function announcedAfter(
  ctx: Context,
  after: Cursor,
  { limit, events = null }: { limit: number; events?: readonly string[] | null },
): Promise<AnnouncedPage> {
  // The horizon is asked first: whatever lies below it has ended by then, so the second look sees all of it.
  const horizon = (
    await sql<{ txid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as txid`.execute(ctx.db)
  ).rows[0]!.txid;
  const elsewhere = BigInt(after.txid) > BigInt(horizon);
  const beyond = elsewhere ? sql`id > ${after.id}` : sql`(txid, id) > (${after.txid}::xid8, ${after.id})`;
  const { rows } = await sql<{ id: number; event: string; payload: unknown; at: Date; txid: string }>`
    select id, event, payload, at, txid::text as txid from announced
    where brand_id = ${ctx.brandId} and ${beyond} and txid < ${horizon}::xid8
      and (${events as string[] | null}::text[] is null or event = any(${events as string[] | null}::text[]))
    order by announced.txid, announced.id limit ${limit + 1}`.execute(ctx.db);
  const more = rows.length > limit;
  const found = rows.slice(0, limit).map(({ txid, ...row }): Announced => ({ ...row, place: { txid, id: row.id } }));
  const last = found.at(-1);
  return { events: found, cursor: more && last ? last.place : { txid: horizon, id: 0 }, more };
}

/** Forgets what was announced before an instant. */
export async function forgetAnnounced(ctx: Context, before: Date): Promise<void> {
  await sql`delete from announced where brand_id = ${ctx.brandId} and at < ${before}`.execute(ctx.db);
}
