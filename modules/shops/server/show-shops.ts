import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { Shop } from "../contract.ts";
import { allShops, hookPathOf, type ShopRow, shopById, webhookOf, wooKeys, wooOf } from "./shop-rows.ts";
import { lastSyncs, type SyncRow, showSync } from "./woo/sync-rows.ts";

type Tally = { shop_id: number; waiting: number; failed: number };

/** The brand's shops and sources, oldest first, each with how it stands. */
export async function listShops(ctx: Context, house: House): Promise<Shop[]> {
  return describe(ctx, house, await allShops(ctx));
}

/** One shop with how it stands. Refuses `not_found`. */
export async function showShop(ctx: Context, house: House, id: number): Promise<Shop> {
  return (await describe(ctx, house, [await shopById(ctx, id)]))[0]!;
}

async function describe(ctx: Context, house: House, shops: readonly ShopRow[]): Promise<Shop[]> {
  const ids = shops.map(({ id }) => id);
  const { rows } = await sql<Tally>`select shop_id, count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'failed')::int as failed
    from shop_delivery where brand_id = ${ctx.brandId} and shop_id = any(${ids}::bigint[]) and state in ('waiting', 'failed')
    group by shop_id`.execute(ctx.db);
  const tallies = new Map(rows.map((row) => [row.shop_id, row]));
  const syncs = await lastSyncs(ctx, ids);
  return shops.map((shop) => show(ctx, house, shop, { tally: tallies.get(shop.id), sync: syncs.get(shop.id) }));
}

const iso = (at: Date | null) => at?.toISOString() ?? null;
type Beside = { tally: Tally | undefined; sync: SyncRow | undefined };

function show(ctx: Context, { config }: House, shop: ShopRow, { tally, sync }: Beside): Shop {
  const path = hookPathOf(ctx, shop, config.secretKey);
  const old = shop.old_secret_until && shop.old_secret_until > ctx.now ? shop.old_secret_until : null;
  return {
    id: shop.id,
    kind: shop.kind,
    name: shop.name,
    source: shop.source_key,
    hook_path: path,
    hook_address: `${config.publicUrl}${path}`,
    made_at: shop.made_at.toISOString(),
    paused_at: iso(shop.paused_at),
    heard_at: iso(shop.heard_at),
    pinged_at: iso(shop.pinged_at),
    refused_at: iso(shop.refused_at),
    old_secret_until: iso(old),
    keep_days: shop.keep_days,
    waiting: tally?.waiting ?? 0,
    failed: tally?.failed ?? 0,
    woo: shop.kind === "woocommerce" ? showWoo(shop, config.secretKey, sync) : null,
    webhook: shop.kind === "webhook" ? webhookOf(shop) : null,
  };
}

function showWoo(shop: ShopRow, secretKey: Buffer, sync: SyncRow | undefined): Shop["woo"] {
  const { key } = wooKeys(shop, secretKey);
  return {
    ...wooOf(shop),
    key_hint: key ? `…${key.slice(-7)}` : null,
    problem: shop.problem,
    problem_at: iso(shop.problem_at),
    asked_at: iso(shop.asked_at),
    hooks: shop.hooks,
    hooks_at: iso(shop.hooks_at),
    sync: sync ? showSync(sync) : null,
  };
}
