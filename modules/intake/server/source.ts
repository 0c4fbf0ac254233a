import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { tables } from "../db/tables.ts";

const known = new Map<string, number>();

/** `ours`: made by this very transaction, whose now() it carries. */
type Found = { id: number; ours: boolean };

/**
 * The id of a source such as `shop` or `site`, made on first use. Remembered by this process once it is committed: an id made in a
 * transaction that is rolled back must not be used again.
 */
export async function sourceId(ctx: Context, key: string): Promise<number> {
  const remembered = known.get(`${ctx.brandId} ${key}`);
  if (remembered !== undefined) return remembered;
  const found = (await findSource(ctx, key)) ?? (await makeSource(ctx, key));
  if (!found.ours) known.set(`${ctx.brandId} ${key}`, found.id);
  return found.id;
}

async function findSource(ctx: Context, key: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select id, created_at = now() as ours
    from source where brand_id = ${ctx.brandId} and key = ${key}`.execute(ctx.db);
  return rows[0];
}

async function makeSource(ctx: Context, key: string): Promise<Found> {
  await sql`insert into source (brand_id, key) values (${ctx.brandId}, ${key}) on conflict do nothing`.execute(ctx.db);
  const found = await findSource(ctx, key);
  if (!found) throw new Error("a source vanished");
  return found;
}

/** The keys of sources by id, for showing where a row came from. */
export async function sourceKeys(ctx: Context, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom("source")
    .select(["id", "key"])
    .where("brand_id", "=", ctx.brandId)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::int[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.key]));
}

/** All sources of the brand, oldest first. */
export function listSources(ctx: Context): Promise<{ id: number; key: string }[]> {
  return tables(ctx)
    .selectFrom("source")
    .select(["id", "key"])
    .where("brand_id", "=", ctx.brandId)
    .orderBy("id")
    .execute();
}
