import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { Counts } from "../../contract.ts";
import { wooShopById } from "../shop-rows.ts";

/** The job that reads a part of a shop. */
export const syncJob = "sync-shop";
const nothing: Counts = { read: 0, total: null, failed: 0 };

/** Has a reading go on, now or at `runAt`. */
export async function wakeSync(ctx: Context, syncId: number, shopId: number, runAt?: Date): Promise<void> {
  await enqueue(
    ctx,
    syncJob,
    { syncId },
    { key: `${syncJob}:${ctx.brandId}:${syncId}`, queue: `shop-${ctx.brandId}-${shopId}`, ...(runAt && { runAt }) },
  );
}

/** Begins to read a whole shop, or goes on with what was begun. Gives the reading's id. Refuses `not_found`. */
export async function startSync(ctx: Context, shopId: number): Promise<number> {
  await wooShopById(ctx, shopId);
  const counts = JSON.stringify({ products: nothing, customers: nothing, orders: nothing });
  await sql`insert into shop_sync (brand_id, shop_id, state, stage, counts, started_at)
    values (${ctx.brandId}, ${shopId}, 'running', 'products', ${counts}::jsonb, ${ctx.now})
    on conflict (brand_id, shop_id) where state <> 'done' do nothing`.execute(ctx.db);
  return setRunning(ctx, shopId, true);
}

/** Pauses the reading of a shop after the page at hand, or lets it go on. Refuses `not_found` where none is open. */
export async function pauseSync(ctx: Context, shopId: number, paused: boolean): Promise<void> {
  await wooShopById(ctx, shopId);
  await setRunning(ctx, shopId, !paused);
}

async function setRunning(ctx: Context, shopId: number, running: boolean): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update shop_sync set state = ${running ? "running" : "paused"}, tries = 0, next_at = null, problem = null
    where brand_id = ${ctx.brandId} and shop_id = ${shopId} and state <> 'done' returning id`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "sync");
  if (running) await wakeSync(ctx, rows[0].id, shopId);
  await recordAudit(ctx, {
    action: running ? "shop.sync_started" : "shop.sync_paused",
    subject: "shop",
    subjectId: shopId,
  });
  return rows[0].id;
}

/** Has the open reading of a shop go on that stood still while the shop was paused or away. */
export async function wakeOpenSync(ctx: Context, shopId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from shop_sync
    where brand_id = ${ctx.brandId} and shop_id = ${shopId} and state = 'running'`.execute(ctx.db);
  if (rows[0]) await wakeSync(ctx, rows[0].id, shopId);
}
