import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Counts, ShopProblem, Stage, Sync } from "../../contract.ts";

export type SyncCounts = { products: Counts; customers: Counts; orders: Counts };

/** A reading of a whole shop as it is kept. */
export type SyncRow = {
  id: number;
  shop_id: number;
  state: "running" | "paused" | "done";
  stage: Stage;
  place: number;
  last_number: number;
  counts: SyncCounts;
  worked_ms: number;
  started_at: Date;
  done_at: Date | null;
  problem: ShopProblem | null;
  tries: number;
  next_at: Date | null;
};

const columns = sql`y.id, y.shop_id, y.state, y.stage, y.place, y.last_number, y.counts, y.worked_ms, y.started_at, y.done_at, y.problem,
  y.tries, y.next_at`;

/** The last reading of each shop. */
export async function lastSyncs(ctx: Context, shopIds: readonly number[]): Promise<Map<number, SyncRow>> {
  const { rows } = await sql<SyncRow>`select distinct on (shop_id) ${columns} from shop_sync y
    where brand_id = ${ctx.brandId} and shop_id = any(${shopIds}::bigint[]) order by shop_id, id desc`.execute(ctx.db);
  return new Map(rows.map((row) => [row.shop_id, row]));
}

/** A reading by its id; null where there is none. */
export async function syncById(ctx: Context, id: number): Promise<SyncRow | null> {
  const { rows } = await sql<SyncRow>`select ${columns} from shop_sync y
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** A reading for its page. The rate is over the time in which it worked, nights and pauses left out. */
export function showSync(row: SyncRow): Sync {
  const { products, customers, orders } = row.counts;
  const read = products.read + customers.read + orders.read;
  return {
    id: row.id,
    state: row.state,
    stage: row.stage,
    counts: row.counts,
    rate: row.worked_ms > 1000 ? Math.round((read / row.worked_ms) * 60_000) : null,
    started_at: row.started_at.toISOString(),
    done_at: row.done_at?.toISOString() ?? null,
    problem: row.problem,
    next_at: row.next_at?.toISOString() ?? null,
  };
}
