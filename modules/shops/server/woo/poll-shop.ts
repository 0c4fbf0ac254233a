import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { listBrands } from "../../../admin/index.ts";
import type { ShopProblem } from "../../contract.ts";
import type { ObjectKind } from "../record/objects.ts";
import { type ShopRow, shopById, wooOf } from "../shop-rows.ts";
import { callWoo, type WooCaller } from "./call-woo.ts";
import { learnCurrency } from "./learn-currency.ts";
import { lookAtHooks } from "./look-at-hooks.ts";
import { gmt } from "./read-common.ts";
import { listOf, readRows } from "./read-rows.ts";
import { takeInRows } from "./take-in-rows.ts";
import { noteAnswer } from "./try-connection.ts";
import { nextPage, type Place } from "./walk-list.ts";

/** The job that asks a shop for what its webhooks missed. */
export const pollJob = "poll-shop";
/** Between two looks at a shop, in minutes; and by how much each looks back before what was seen last. */
const every = 5;
const overlap = 5 * 60_000;

/** Has every shop looked at whose turn it is. */
export async function pollShops(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app)) {
    await withBrand(house.database.app, { brandId, actor: system("poll-shops"), now }, async (ctx) => {
      const { rows } = await sql<{ id: number }>`
        update shop set poll_at = ${new Date(now.getTime() + every * 60_000)}
        where brand_id = ${brandId} and kind = 'woocommerce' and poll_at <= ${now} and paused_at is null and removed_at is null
        returning id`.execute(ctx.db);
      for (const { id: shopId } of rows) {
        const key = `${pollJob}:${brandId}:${shopId}`;
        await enqueue(ctx, pollJob, { shopId }, { key, queue: `shop-${brandId}-${shopId}` });
      }
    });
  }
}

/**
 * Asks a shop for what changed since the newest change seen, five minutes of it once more: orders, those in the trash, products, and the
 * newest accounts (which the shop lists by no date of change). Notes also which webhooks it switched off.
 */
export async function pollShop(job: JobRun, { shopId }: { shopId: number }): Promise<void> {
  const found = await job.read((ctx) => shopById(ctx, shopId).catch(() => null));
  if (!found || found.paused_at || found.kind !== "woocommerce") return;
  const call = callWoo(job.house, found);
  const shop = await learnCurrency(job, found, call);
  const problem =
    (await catchUp(job, { shop, call, kind: "order" })) ??
    (await catchUp(job, { shop, call, kind: "product" })) ??
    (await newestAccounts(job, { shop, call }));
  await job.write((ctx) => noteAnswer(ctx, shopId, problem));
  if (!problem) await lookAtHooks(job.house, job.write, { shop, call });
}

type Polling = { shop: ShopRow; call: WooCaller };

async function catchUp(job: JobRun, at: Polling & { kind: "order" | "product" }): Promise<ShopProblem | null> {
  const { shop, kind } = at;
  const until = (kind === "order" ? shop.orders_until : shop.products_until) ?? shop.made_at;
  const since = new Date(until.getTime() - overlap);
  let newest = until;
  for (const status of ["any", "trash"]) {
    const walked = await walkChanged(job, { ...at, status, since });
    if ("problem" in walked) return walked.problem;
    if (walked.newest && walked.newest > newest) newest = walked.newest;
  }
  const column = sql.ref(kind === "order" ? "orders_until" : "products_until");
  await job.write((ctx) =>
    sql`update shop set ${column} = ${newest} where brand_id = ${ctx.brandId} and id = ${shop.id}`.execute(ctx.db),
  );
  return null;
}

type Walking = Polling & { kind: ObjectKind; status: string; since: Date };
type Walked = { newest: Date | null } | { problem: ShopProblem };

async function walkChanged(job: JobRun, { shop, call, kind, status, since }: Walking): Promise<Walked> {
  const query = { status, modified_after: since.toISOString().slice(0, 19), dates_are_gmt: "true" };
  let at: Place = { place: 0, lastNumber: 0 };
  let newest: Date | null = null;
  for (;;) {
    const page = await nextPage(call, listOf[kind], at, { query, now: job.house.clock() });
    if (!page.ok) return { problem: page.problem };
    const changes = page.rows.flatMap(
      (row) => gmt(String((row as Record<string, unknown>)["date_modified_gmt"])) ?? [],
    );
    // WooCommerce before 5.8 passes over what it does not know, and lists everything.
    if (changes.some((change) => change.getTime() < since.getTime() - 1000)) return { problem: "old_version" };
    for (const change of changes) if (!newest || change > newest) newest = change;
    const how = { source: shop.source_key, currency: wooOf(shop).currency ?? "", askedAt: page.askedAt };
    const read = await readRows(call, kind, page.rows, how);
    await job.write((ctx) => takeInRows(ctx, shop, read));
    if (page.end) return { newest };
    at = page.next;
  }
}

async function newestAccounts(job: JobRun, { shop, call }: Polling): Promise<ShopProblem | null> {
  const askedAt = job.house.clock();
  const answer = await call("customers", {
    query: { orderby: "registered_date", order: "desc", per_page: 50, role: "all" },
  });
  if (!answer.ok) return answer.problem === "key_cannot_read" ? null : answer.problem;
  if (!Array.isArray(answer.json)) return "not_json";
  const read = await readRows(call, "customer", answer.json, { source: shop.source_key, currency: "", askedAt });
  await job.write((ctx) => takeInRows(ctx, shop, read));
  return null;
}
