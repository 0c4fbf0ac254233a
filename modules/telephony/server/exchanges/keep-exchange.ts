import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { newToken, recordAudit, seal, tokenHash } from "../../../admin/index.ts";
import type { Exchange, ExchangeBody, ExchangeKind, ExchangeMade, ExchangePatch } from "../../contract/exchanges.ts";
import { adapterFor } from "./adapters.ts";
import { exchangeById, exchangeRows, secretsOf, shownExchange } from "./exchange-rows.ts";

/** The topic under which exchanges and extensions stand in the change feed. */
export const exchangeTopic = "phone-exchange";

/** The brand's exchanges, without their secrets. */
export async function listExchanges(ctx: Context, secretKey: Buffer): Promise<Exchange[]> {
  return (await exchangeRows(ctx)).map((row) => shownExchange(row, ctx.brandId, secretKey));
}

/**
 * Connects an exchange. Where it calls in, the password with which it does is made here and given this once. Refuses `channel_settings`
 * where settings are not what its kind needs.
 */
export async function makeExchange(ctx: Context, secretKey: Buffer, body: ExchangeBody): Promise<ExchangeMade> {
  const { open, sealed } = parted(body.kind, body.settings, secretKey);
  const password = adapterFor(body.kind).calls ? newToken() : null;
  const { rows } = await sql<{ id: number }>`
    insert into phone_exchange (brand_id, kind, name, settings, secrets_sealed, hook_hash, made_at)
    values (${ctx.brandId}, ${body.kind}, ${body.name}, ${JSON.stringify(open)}::jsonb, ${sealed},
      ${password === null ? null : tokenHash(password)}, ${ctx.now}) returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await told(ctx, "phone_exchange.connected", id);
  return { ...shownExchange(await exchangeById(ctx, id), ctx.brandId, secretKey), hook_password: password };
}

/** Changes an exchange; a secret that is left out stays. Refuses `not_found` and `channel_settings`. */
export async function changeExchange(
  ctx: Context,
  secretKey: Buffer,
  id: number,
  change: ExchangePatch,
): Promise<Exchange> {
  const before = await exchangeById(ctx, id);
  const kept = { ...before.settings, ...secretsOf(before, secretKey) };
  const { open, sealed } = parted(before.kind, { ...kept, ...change.settings }, secretKey);
  const paused = change.paused === undefined ? before.paused_at : change.paused ? ctx.now : null;
  await sql`update phone_exchange set name = ${change.name ?? before.name}, settings = ${JSON.stringify(open)}::jsonb,
      secrets_sealed = ${sealed}, paused_at = ${paused}, problem = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await told(ctx, "phone_exchange.changed", id);
  return shownExchange(await exchangeById(ctx, id), ctx.brandId, secretKey);
}

/** Gives the exchange that calls in another password, this once; the old one is over. Refuses `not_found`. */
export async function renewHookPassword(ctx: Context, id: number): Promise<{ hook_password: string }> {
  const { kind } = await exchangeById(ctx, id);
  if (!adapterFor(kind).calls) throw new Refusal("not_found", "exchange");
  const password = newToken();
  await sql`update phone_exchange set hook_hash = ${tokenHash(password)} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  await told(ctx, "phone_exchange.password_renewed", id);
  return { hook_password: password };
}

/** Takes an exchange off, its secrets with it; its calls stay. Refuses `not_found`. */
export async function removeExchange(ctx: Context, id: number): Promise<void> {
  await exchangeById(ctx, id);
  await sql`update phone_exchange set removed_at = ${ctx.now}, secrets_sealed = null, hook_hash = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await told(ctx, "phone_exchange.removed", id);
}

async function told(ctx: Context, action: string, id: number): Promise<void> {
  await recordAudit(ctx, { action, subject: "phone_exchange", subjectId: id });
  await recordChanges(ctx, exchangeTopic, [id]);
}

/** Checks settings by the adapter, and parts what is secret from what is not. */
function parted(kind: ExchangeKind, settings: Record<string, unknown>, secretKey: Buffer) {
  const adapter = adapterFor(kind);
  const read = adapter.settings.safeParse(settings);
  if (!read.success) {
    const fields = read.error.issues.map(({ path, code }) => ({ path: path.join("."), code }));
    throw new Refusal("channel_settings", { fields });
  }
  const all = Object.entries(read.data as Record<string, unknown>);
  const isSecret = (name: string) => adapter.secrets.includes(name);
  const secret = all.filter(([name, value]) => isSecret(name) && value !== undefined && value !== "");
  return {
    open: Object.fromEntries(all.filter(([name]) => !isSecret(name))),
    sealed: secret.length > 0 ? seal(secretKey, JSON.stringify(Object.fromEntries(secret))) : null,
  };
}
