import { type RawBuilder, sql } from "kysely";
import { atEnd, type Context } from "../db/index.ts";

/** A place in the change feed: the transaction and the row, as `"txid.id"` on the wire. */
export type Cursor = { txid: string; id: number };
export type Change = { topic: string; ref: number | null; place: Cursor };
export type ChangePage = {
  changes: Change[];
  cursor: Cursor;
  /** There is more: beyond the limit, or committed while an older transaction is still open. Ask again soon. */
  more: boolean;
};

/** Reads `"txid.id"`; null for anything else. */
export function parseCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{1,20})\.(\d{1,18})$/.exec(text ?? "");
  return match ? { txid: match[1] as string, id: Number(match[2]) } : null;
}

export function cursorText(cursor: Cursor): string {
  return `${cursor.txid}.${cursor.id}`;
}

/** Whether `a` comes after `b` in the feed. */
export function isAfter(a: Cursor, b: Cursor): boolean {
  return a.txid === b.txid ? a.id > b.id : BigInt(a.txid) > BigInt(b.txid);
}

/** More than so many at once are told of as "something of this topic". */
const mostTold = 20;

/** What changed in a transaction: `refs` of one topic, null for "any of them". */
type Changed = { topic: string; refs: readonly (number | null)[] };

/**
 * Records that something changed, for every screen and standing reader that follows it. After the commit the brand's listeners are woken, and
 * those who wait for this topic are told which it was without having to look.
 */
export async function recordChanges(ctx: Context, topic: string, refs: readonly (number | null)[]): Promise<void> {
  if (refs.length > 0) await atEnd(ctx, writeChanges, { topic, refs });
}

/** Each change of this transaction once, and all that is to be told of it. */
function writeChanges(ctx: Context, changed: readonly Changed[]): RawBuilder<unknown> {
  const topics = Map.groupBy(changed, ({ topic }) => topic);
  const rows = [...topics].flatMap(([topic, of]) =>
    [...new Set(of.flatMap(({ refs }) => refs))].map((ref) => ({ topic, ref })),
  );
  const brand = String(ctx.brandId);
  const told = [...topics.keys()].flatMap((topic) => {
    const refs = rows.filter((row) => row.topic === topic).map(({ ref }) => ref);
    return refs.length > mostTold || refs.includes(null)
      ? [`${brand} ${topic}`]
      : refs.map((ref) => `${brand} ${topic} ${ref}`);
  });
  return sql`with recorded as (insert into change (brand_id, topic, ref)
      select ${ctx.brandId}, topic, ref from unnest(${rows.map((row) => row.topic)}::text[], ${rows.map((row) => row.ref)}::bigint[])
        as changed (topic, ref))
    select pg_notify('hamdel_change', word) from unnest(${[brand, ...told]}::text[]) as word`;
}

/** Wakes the listeners of this brand after commit. Call it after inserting into `change` by SQL of your own. */
export async function notifyChange(ctx: Context): Promise<void> {
  await sql`select pg_notify('hamdel_change', ${String(ctx.brandId)})`.execute(ctx.db);
}

/** The place where everything so far has been seen. */
export async function currentCursor(ctx: Context): Promise<Cursor> {
  const { rows } = await sql<{ txid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as txid`.execute(
    ctx.db,
  );
  return { txid: rows[0]?.txid ?? "0", id: 0 };
}

/**
 * The changes after a cursor, in commit order, at most `limit`. It stops below the oldest open transaction, so that a late commit
 * with an earlier id is never skipped.
 */
export async function changesAfter(ctx: Context, after: Cursor, limit: number): Promise<ChangePage> {
  const { rows } = await sql<{ topic: string; ref: number | null; id: number; txid: string; settled: boolean }>`
    select topic, ref, id, txid::text as txid, txid < pg_snapshot_xmin(pg_current_snapshot()) as settled
    from change where brand_id = ${ctx.brandId} and (txid, id) > (${after.txid}::xid8, ${after.id})
    order by change.txid, change.id limit ${limit + 1}`.execute(ctx.db);
  const settled = rows.slice(0, limit).filter((row) => row.settled);
  const last = settled.at(-1);
  return {
    changes: settled.map(({ topic, ref, txid, id }) => ({ topic, ref, place: { txid, id } })),
    cursor: last ? { txid: last.txid, id: last.id } : after,
    more: rows.length > settled.length,
  };
}
