import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { unseal } from "../../admin/index.ts";
import type { Mapping, ShopProblem, Taken } from "../contract.ts";

export type WooSettings = { address: string; currency: string | null };
export type WebhookSettings = { takes: Taken; plain: boolean; mapping: Mapping };
export type HookNews = { working: string[]; disabled: string[]; missing: string[] };

/** A shop or source as it is kept. */
export type ShopRow = {
  id: number;
  kind: "woocommerce" | "webhook";
  name: string;
  source_key: string;
  settings: WooSettings | WebhookSettings;
  keys_sealed: string | null;
  hook_sealed: string;
  secret_sealed: string;
  old_secret_sealed: string | null;
  old_secret_until: Date | null;
  keep_days: number;
  made_at: Date;
  heard_at: Date | null;
  pinged_at: Date | null;
  refused_at: Date | null;
  problem: ShopProblem | null;
  problem_at: Date | null;
  asked_at: Date | null;
  orders_until: Date | null;
  products_until: Date | null;
  hooks: HookNews | null;
  hooks_at: Date | null;
  paused_at: Date | null;
  removed_at: Date | null;
};

const columns = sql`s.id, s.kind, s.name, s.source_key, s.settings, s.keys_sealed, s.hook_sealed, s.secret_sealed, s.old_secret_sealed,
  s.old_secret_until, s.keep_days, s.made_at, s.heard_at, s.pinged_at, s.refused_at, s.problem, s.problem_at, s.asked_at, s.orders_until,
  s.products_until, s.hooks, s.hooks_at, s.paused_at, s.removed_at`;

/** One shop, removed ones too, locked until the transaction ends. Refuses `not_found`. */
export async function holdShop(ctx: Context, id: number): Promise<ShopRow> {
  const { rows } = await sql<ShopRow>`select ${columns} from shop s
    where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "shop");
  return rows[0];
}

/** One shop that was not removed. Refuses `not_found`. */
export async function shopById(ctx: Context, id: number): Promise<ShopRow> {
  const { rows } = await sql<ShopRow>`select ${columns} from shop s
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "shop");
  return rows[0];
}

/** One WooCommerce shop that was not removed. Refuses `not_found`. */
export async function wooShopById(ctx: Context, id: number): Promise<ShopRow> {
  const shop = await shopById(ctx, id);
  if (shop.kind !== "woocommerce") throw new Refusal("not_found", "shop");
  return shop;
}

/** One source of webhooks that was not removed. Refuses `not_found`. */
export async function webhookSourceById(ctx: Context, id: number): Promise<ShopRow> {
  const shop = await shopById(ctx, id);
  if (shop.kind !== "webhook") throw new Refusal("not_found", "shop");
  return shop;
}

/** The brand's shops and sources that were not removed, oldest first. */
export async function allShops(ctx: Context): Promise<ShopRow[]> {
  const { rows } = await sql<ShopRow>`select ${columns} from shop s
    where brand_id = ${ctx.brandId} and removed_at is null order by id`.execute(ctx.db);
  return rows;
}

/** What a WooCommerce shop says of itself. */
export function wooOf(shop: ShopRow): WooSettings {
  return shop.settings as WooSettings;
}

/** What a source of webhooks takes, and how. */
export function webhookOf(shop: ShopRow): WebhookSettings {
  return shop.settings as WebhookSettings;
}

/** The keys by which a WooCommerce shop is asked; empty texts where none were given. */
export function wooKeys(shop: ShopRow, secretKey: Buffer): { key: string; secret: string } {
  return shop.keys_sealed ? JSON.parse(unseal(secretKey, shop.keys_sealed)) : { key: "", secret: "" };
}

/** The secret by which deliveries are signed, and the one before while both hold. */
export function secretsOf(shop: ShopRow, secretKey: Buffer, now: Date): string[] {
  const { secret_sealed, old_secret_sealed, old_secret_until } = shop;
  const old = old_secret_sealed && old_secret_until && old_secret_until > now ? [old_secret_sealed] : [];
  return [secret_sealed, ...old].map((sealed) => unseal(secretKey, sealed));
}

/** The path at which a shop calls in: `/api/v1/shop-hooks/BRAND-ID-TOKEN`. */
export function hookPathOf(ctx: { brandId: number }, shop: Pick<ShopRow, "id" | "hook_sealed">, secretKey: Buffer) {
  return `/api/v1/shop-hooks/${ctx.brandId}-${shop.id}-${unseal(secretKey, shop.hook_sealed)}`;
}
