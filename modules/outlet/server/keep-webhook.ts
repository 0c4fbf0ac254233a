import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Context, may } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { isAllowedHost } from "../../../platform/outgoing/index.ts";
import { currentCursor } from "../../../platform/realtime/index.ts";
import { recordAudit, seal } from "../../admin/index.ts";
import type { WebhookBody } from "../contract.ts";
import { resumeDeliveries } from "./replay-deliveries.ts";
import { holdWebhook, webhookById } from "./webhook-rows.ts";

const day = 86_400_000;
const newSecret = () => `whsec_${randomBytes(32).toString("base64url")}`;
const subject = (id: number) => ({ subject: "webhook", subjectId: id });

/**
 * Makes a webhook that is told of what happens from now on, and gives its secret, this once. Refuses `webhook_needs_person` where data of
 * customers is asked for by somebody who may not take them out, and `webhook_needs_https` where it would travel in the open.
 */
export async function makeWebhook(
  ctx: Context,
  house: House,
  body: WebhookBody,
): Promise<{ id: number; secret: string }> {
  const madeBy = answerableFor(ctx, house, body);
  const secret = newSecret();
  const { txid, id: eventId } = await currentCursor(ctx);
  const { rows } = await sql<{ id: number }>`
    insert into webhook (brand_id, name, address, types, filters, with_customers, made_by, secret_sealed, made_at, since, txid, event_id)
    values (${ctx.brandId}, ${body.name}, ${body.address}, ${body.types}, ${JSON.stringify(body.filters)}::jsonb, ${body.with_customers},
      ${madeBy}, ${seal(house.config.secretKey, secret)}, ${ctx.now}, ${ctx.now}, ${txid}::xid8, ${eventId})
    returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await recordAudit(ctx, { action: "webhook.made", ...subject(id) });
  return { id, secret };
}

/** Changes a webhook; who changes it answers for it from now on. Refuses as making does, and `not_found`. */
export async function changeWebhook(ctx: Context, house: House, id: number, body: WebhookBody): Promise<void> {
  await webhookById(ctx, id);
  const madeBy = answerableFor(ctx, house, body);
  await sql`update webhook set name = ${body.name}, address = ${body.address}, types = ${body.types},
      filters = ${JSON.stringify(body.filters)}::jsonb, with_customers = ${body.with_customers}, made_by = ${madeBy},
      failing_since = null, failed_tries = 0, failed_deliveries = 0, rests_until = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "webhook.changed", ...subject(id) });
}

/** Who answers for what goes out: a member; null for a program, which is given no data of customers. */
function answerableFor({ actor }: Context, { config }: House, { address, with_customers }: WebhookBody): string | null {
  const person = actor.kind === "user" ? actor.id : null;
  if (!with_customers) return person;
  if (!person || !may(actor, "customers.export")) throw new Refusal("webhook_needs_person", "with_customers");
  const { protocol, hostname } = new URL(address);
  if (protocol !== "https:" && !isAllowedHost(config.allowPrivate, hostname))
    throw new Refusal("webhook_needs_https", "address");
  return person;
}

/** Gives a webhook another secret; for 24 hours both sign, so that a receiver can change without losing anything. Refuses `not_found`. */
export async function renewSecret(
  ctx: Context,
  house: House,
  id: number,
): Promise<{ secret: string; old_until: string }> {
  await webhookById(ctx, id);
  const secret = newSecret();
  const until = new Date(ctx.now.getTime() + day);
  await sql`update webhook set old_secret_sealed = secret_sealed, old_secret_until = ${until},
      secret_sealed = ${seal(house.config.secretKey, secret)}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "webhook.secret_renewed", ...subject(id) });
  return { secret, old_until: until.toISOString() };
}

/** Pauses a webhook, or lets it go on from where it stopped (`skip`: from now, and what waits is given up). Refuses `not_found`. */
export async function pauseWebhook(
  ctx: Context,
  id: number,
  { paused, skip }: { paused: boolean; skip: boolean },
): Promise<void> {
  await webhookById(ctx, id);
  if (paused) {
    await sql`update webhook set paused_at = coalesce(paused_at, ${ctx.now}::timestamptz), paused_why = coalesce(paused_why, 'by_hand')
      where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  } else {
    await sql`update webhook set paused_at = null, paused_why = null, failing_since = null, failed_tries = 0, failed_deliveries = 0,
        rests_until = null where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
    if (skip) await goOnFromNow(ctx, id);
    await resumeDeliveries(ctx, id);
  }
  await recordAudit(ctx, { action: paused ? "webhook.paused" : "webhook.resumed", ...subject(id) });
}

async function goOnFromNow(ctx: Context, id: number): Promise<void> {
  const { txid, id: eventId } = await currentCursor(ctx);
  await sql`update webhook set txid = ${txid}::xid8, event_id = ${eventId}, since = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await sql`update webhook_delivery set state = 'failed', next_at = null, done_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and webhook_id = ${id} and state = 'waiting'`.execute(ctx.db);
}

/** Takes a webhook away; nothing more goes out. Its log stays until it is brought back or forgotten. Refuses `not_found`. */
export async function removeWebhook(ctx: Context, id: number): Promise<void> {
  await webhookById(ctx, id);
  await sql`update webhook set removed_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "webhook.removed", ...subject(id) });
}

/** Brings a removed webhook back, as it was; it goes on from where it stopped. Refuses `not_found`. */
export async function restoreWebhook(ctx: Context, id: number): Promise<void> {
  await holdWebhook(ctx, id);
  await sql`update webhook set removed_at = null where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await resumeDeliveries(ctx, id);
  await recordAudit(ctx, { action: "webhook.restored", ...subject(id) });
}
