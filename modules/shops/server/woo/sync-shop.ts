import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import type { ShopProblem, Stage } from "../../contract.ts";
import type { ObjectKind } from "../record/objects.ts";
import { type ShopRow, shopById, wooOf } from "../shop-rows.ts";
import { callWoo, type WooCaller } from "./call-woo.ts";
import { askGone } from "./gone-orders.ts";
import { wakeSync } from "./keep-sync.ts";
import { learnCurrency } from "./learn-currency.ts";
import { listOf, type ReadRows, readRows } from "./read-rows.ts";
import { type SyncCounts, type SyncRow, syncById } from "./sync-rows.ts";
import { takeInRows } from "./take-in-rows.ts";
import { nextPage, type Place } from "./walk-list.ts";

/** A job reads for so long, then lets others have the worker. */
const turn = 20_000;
const kinds: Partial<Record<Stage, ObjectKind>> = { products: "product", customers: "customer", orders: "order" };
const after: Record<Stage, Stage> = {
  products: "customers",
  customers: "orders",
  orders: "gone",
  gone: "end",
  end: "end",
};

type At = Place & { stage: Stage };
type Step = { at: At; next: At; read: ReadRows; rows: number; total: number | null };
type Trouble = { problem: ShopProblem; after: number | null };

/**
 * Reads a shop page after page: each is fetched with no transaction open, and written in one together with the place where the reading
 * stands. It goes on from there after a kill, a pause, or an answer that was no good, and a page that is written twice changes nothing.
 */
export async function syncShop(job: JobRun, { syncId }: { syncId: number }): Promise<void> {
  const found = await job.read(async (ctx) => {
    const sync = await syncById(ctx, syncId);
    if (sync?.state !== "running") return null;
    const shop = await shopById(ctx, sync.shop_id).catch(() => null);
    return shop && !shop.paused_at ? { sync, shop } : null;
  });
  if (!found) return;
  const call = callWoo(job.house, found.shop);
  const shop = await learnCurrency(job, found.shop, call);
  const began = performance.now();
  let ahead = fetchStep(job, call, { shop, sync: found.sync, at: atOf(found.sync) });
  let noted = began;
  for (;;) {
    const step = await ahead;
    if ("problem" in step) return void (await job.write((ctx) => noteTrouble(ctx, found.sync, step)));
    const isLast = step.next.stage === "end" || performance.now() - began > turn;
    // While a page is written the next one is on its way.
    if (!isLast) ahead = fetchStep(job, call, { shop, sync: found.sync, at: step.next });
    const worked = performance.now() - noted;
    noted += worked;
    const ours = await job.write((ctx) => writeStep(ctx, { shop, syncId, step, worked, more: isLast }));
    if (!ours || isLast) return;
  }
}

const atOf = ({ stage, place, last_number }: SyncRow): At => ({ stage, place, lastNumber: last_number });

type Fetching = { shop: ShopRow; sync: SyncRow; at: At };

async function fetchStep(job: JobRun, call: WooCaller, { shop, sync, at }: Fetching): Promise<Step | Trouble> {
  if (at.stage === "gone" || at.stage === "end") {
    const asked = await askGone(job, call, { shop, syncId: sync.id, above: at.lastNumber });
    if ("problem" in asked) return asked;
    const stage = asked.above === null ? "end" : "gone";
    const next = { stage, place: 0, lastNumber: asked.above ?? 0 } as const;
    return { at, next, read: asked.read, rows: 0, total: null };
  }
  const kind = kinds[at.stage]!;
  const query: Record<string, string> = kind === "customer" ? { role: "all" } : { status: "any" };
  const page = await nextPage(call, listOf[kind], at, { query, now: job.house.clock() });
  if (!page.ok) return page;
  const how = { source: shop.source_key, currency: wooOf(shop).currency ?? "", askedAt: page.askedAt };
  const read = await readRows(call, kind, page.rows, how);
  const next = page.end ? { stage: after[at.stage], place: 0, lastNumber: 0 } : { stage: at.stage, ...page.next };
  return { at, next, read, rows: page.rows.length, total: page.total };
}

type Writing = { shop: ShopRow; syncId: number; step: Step; worked: number; more: boolean };

/** Writes a step where the reading still stands there; answers whether it did. */
async function writeStep(ctx: Context, { shop, syncId, step, worked, more }: Writing): Promise<boolean> {
  const { at, next, rows, total } = step;
  const { rows: held } = await sql<{ counts: SyncCounts }>`select counts from shop_sync
    where brand_id = ${ctx.brandId} and id = ${syncId} and state = 'running' and stage = ${at.stage} and place = ${at.place}
      and last_number = ${at.lastNumber} for update`.execute(ctx.db);
  if (!held[0]) return false;
  const failed = await takeInRows(ctx, shop, step.read, syncId);
  const counts = held[0].counts;
  if (at.stage === "products" || at.stage === "customers" || at.stage === "orders") {
    const was = counts[at.stage];
    const read = was.read + rows;
    counts[at.stage] = { read, total: Math.max(total ?? was.total ?? 0, read), failed: was.failed + failed };
  }
  const done = next.stage === "end";
  await sql`update shop_sync set stage = ${next.stage}, place = ${next.place}, last_number = ${next.lastNumber},
      counts = ${JSON.stringify(counts)}::jsonb, worked_ms = worked_ms + ${Math.round(worked)}, tries = 0, problem = null, next_at = null,
      state = ${done ? "done" : "running"}, done_at = ${done ? ctx.now : null}
    where brand_id = ${ctx.brandId} and id = ${syncId}`.execute(ctx.db);
  if (more && !done) await wakeSync(ctx, syncId, shop.id);
  return true;
}

/** What was no good is tried again: when the shop says, else after 15 seconds, twice as long each time, up to a quarter of an hour. */
async function noteTrouble(ctx: Context, sync: SyncRow, trouble: Trouble): Promise<void> {
  const { rows } = await sql<{ tries: number }>`update shop_sync set tries = tries + 1, problem = ${trouble.problem}
    where brand_id = ${ctx.brandId} and id = ${sync.id} and state = 'running' returning tries`.execute(ctx.db);
  if (!rows[0]) return;
  const pause = Math.max(trouble.after ?? 0, Math.min(15 * 2 ** (rows[0].tries - 1), 900));
  const at = new Date(ctx.now.getTime() + pause * 1000);
  await sql`update shop_sync set next_at = ${at} where brand_id = ${ctx.brandId} and id = ${sync.id}`.execute(ctx.db);
  await wakeSync(ctx, sync.id, sync.shop_id, at);
}
