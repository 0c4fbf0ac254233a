import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { isAllowedHost } from "../../../platform/outgoing/index.ts";
import { searchForm } from "../../../platform/text/index.ts";
import { newToken, recordAudit, seal } from "../../admin/index.ts";
import type { WebhookSourceBody, WooBody } from "../contract.ts";
import { wakeDeliveries } from "./deliveries/wake-deliveries.ts";
import { holdShop, shopById, webhookOf, webhookSourceById, wooKeys, wooOf, wooShopById } from "./shop-rows.ts";
import { wakeOpenSync } from "./woo/keep-sync.ts";

/** For how long the secret before is taken beside a new one. */
const overlap = 48 * 3_600_000;
const newSecret = () => `whsec_${newToken()}`;
const subject = (id: number) => ({ subject: "shop", subjectId: id });

/**
 * Makes a WooCommerce shop; nothing is asked of it here. Gives the secret for its webhooks, this once. Refuses `shop_needs_https` where its
 * keys would travel in the open, `shop_keys_missing`, and `already_exists` for an address that is connected.
 */
export async function makeWooShop(ctx: Context, house: House, body: WooBody): Promise<{ id: number; secret: string }> {
  const address = addressOf(house, body.address);
  if (!body.key || !body.secret) throw new Refusal("shop_keys_missing", body.key ? "secret" : "key");
  const keys = seal(house.config.secretKey, JSON.stringify({ key: body.key, secret: body.secret }));
  const settings = { address, currency: null };
  const { hostname, pathname } = new URL(address);
  const source = `${hostname}${pathname}`;
  const before = await shopOfSource(ctx, sourceOf(source));
  if (before && !before.removed) throw new Refusal("already_exists", "address");
  if (before) {
    // Under another source its orders would be counted a second time.
    await restoreShop(ctx, before.id);
    await changeWooShop(ctx, house, before.id, body);
    return { id: before.id, secret: (await renewSecret(ctx, house, before.id)).secret };
  }
  return insertShop(ctx, house, { kind: "woocommerce", name: body.name, source, settings, keys, keepDays: 14 });
}

/** Makes a source of webhooks, which takes nothing until it has a mapping. Gives its secret, this once. */
export async function makeWebhookSource(ctx: Context, house: House, body: WebhookSourceBody) {
  const { name, takes, plain, keep_days: keepDays } = body;
  const settings = { takes, plain, mapping: {} };
  return insertShop(ctx, house, { kind: "webhook", name, source: name, settings, keys: null, keepDays });
}

async function shopOfSource(ctx: Context, key: string): Promise<{ id: number; removed: boolean } | undefined> {
  const { rows } = await sql<{ id: number; removed: boolean }>`select id, removed_at is not null as removed from shop
    where brand_id = ${ctx.brandId} and source_key = ${key}`.execute(ctx.db);
  return rows[0];
}

type NewShop = {
  kind: "woocommerce" | "webhook";
  name: string;
  source: string;
  settings: object;
  keys: string | null;
  keepDays: number;
};

async function insertShop(ctx: Context, house: House, one: NewShop): Promise<{ id: number; secret: string }> {
  const { secretKey } = house.config;
  const secret = newSecret();
  const { rows } = await sql<{ id: number }>`
    insert into shop (brand_id, kind, name, source_key, settings, keys_sealed, hook_sealed, secret_sealed, keep_days, made_at, poll_at)
    values (${ctx.brandId}, ${one.kind}, ${one.name}, ${await freeSource(ctx, one)}, ${JSON.stringify(one.settings)}::jsonb, ${one.keys},
      ${seal(secretKey, newToken())}, ${seal(secretKey, secret)}, ${one.keepDays}, ${ctx.now}, ${one.keys ? ctx.now : null})
    returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await recordAudit(ctx, { action: "shop.made", ...subject(id) });
  return { id, secret };
}

/** A key of a source of webhooks that nothing has yet. A shop's own is its address: whatever came from there before is the same shop's. */
async function freeSource(ctx: Context, { kind, source }: NewShop): Promise<string> {
  const base = sourceOf(source);
  if (kind === "woocommerce") return base;
  const { rows } = await sql<{ key: string }>`select key from source where brand_id = ${ctx.brandId}
    union select source_key from shop where brand_id = ${ctx.brandId}`.execute(ctx.db);
  const used = new Set(rows.map(({ key }) => key));
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!used.has(key)) return key;
  }
}

function sourceOf(text: string): string {
  const plain = searchForm(text)
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[._-]+|[._-]+$/g, "")
    .slice(0, 60);
  return plain || "source";
}

/** The shop's address without what follows it. Refuses `shop_needs_https`. */
function addressOf({ config }: House, text: string): string {
  const { protocol, hostname, origin, pathname } = new URL(text);
  if (protocol !== "https:" && !isAllowedHost(config.allowPrivate, hostname))
    throw new Refusal("shop_needs_https", "address");
  return `${origin}${pathname.replace(/\/wp-(admin|json|login).*$/, "").replace(/\/+$/, "")}`;
}

/** Changes a WooCommerce shop; keys that are left empty stay. Refuses as making does, and `not_found`. */
export async function changeWooShop(ctx: Context, house: House, id: number, body: WooBody): Promise<void> {
  const shop = await wooShopById(ctx, id);
  const known = wooKeys(shop, house.config.secretKey);
  const keys = { key: body.key || known.key, secret: body.secret || known.secret };
  const settings = { ...wooOf(shop), address: addressOf(house, body.address) };
  await sql`update shop set name = ${body.name}, settings = ${JSON.stringify(settings)}::jsonb,
      keys_sealed = ${seal(house.config.secretKey, JSON.stringify(keys))}, problem = null, problem_at = null, poll_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "shop.changed", ...subject(id) });
}

/** Changes a source of webhooks; what it takes stays, since its mapping speaks of that. Refuses `not_found`. */
export async function changeWebhookSource(ctx: Context, id: number, body: WebhookSourceBody): Promise<void> {
  const settings = { ...webhookOf(await webhookSourceById(ctx, id)), plain: body.plain };
  await sql`update shop set name = ${body.name}, settings = ${JSON.stringify(settings)}::jsonb, keep_days = ${body.keep_days}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "shop.changed", ...subject(id) });
}

/** Gives another secret; for 48 hours both are taken, so that nothing is refused while the shop is changed. Refuses `not_found`. */
export async function renewSecret(ctx: Context, house: House, id: number) {
  await shopById(ctx, id);
  const secret = newSecret();
  const until = new Date(ctx.now.getTime() + overlap);
  await sql`update shop set old_secret_sealed = secret_sealed, old_secret_until = ${until},
      secret_sealed = ${seal(house.config.secretKey, secret)}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "shop.secret_renewed", ...subject(id) });
  return { secret, old_until: until.toISOString() };
}

/** Pauses a shop: what comes is kept and waits, nothing is fetched; or lets it go on with what waited. Refuses `not_found`. */
export async function pauseShop(ctx: Context, id: number, paused: boolean): Promise<void> {
  await shopById(ctx, id);
  await sql`update shop set paused_at = ${paused ? ctx.now : null}, poll_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!paused) await goOn(ctx, id);
  await recordAudit(ctx, { action: paused ? "shop.paused" : "shop.resumed", ...subject(id) });
}

/** Takes a shop away: it can call in no more. What it brought stays, and it can be brought back. Refuses `not_found`. */
export async function removeShop(ctx: Context, id: number): Promise<void> {
  await shopById(ctx, id);
  await sql`update shop set removed_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "shop.removed", ...subject(id) });
}

/** Brings a removed shop back as it was. Refuses `not_found`. */
export async function restoreShop(ctx: Context, id: number): Promise<void> {
  await holdShop(ctx, id);
  await sql`update shop set removed_at = null, poll_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await goOn(ctx, id);
  await recordAudit(ctx, { action: "shop.restored", ...subject(id) });
}

/** What stood still goes on: deliveries that waited, and a reading that was open. */
async function goOn(ctx: Context, id: number): Promise<void> {
  await wakeDeliveries(ctx, id);
  await wakeOpenSync(ctx, id);
}
