import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { erasedCustomers } from "../../customers/index.ts";
import { afterTry, failuresUntilRest, pauseAfter, restFor } from "./delivery-plan.ts";
import { enqueueDelivery } from "./replay-deliveries.ts";
import { type Sent, sendBody } from "./send-body.ts";
import { tellPaused } from "./tell-paused.ts";
import { holdWebhook, type WebhookRow } from "./webhook-rows.ts";
import { type Telling, writeBody } from "./write-body.ts";

type DeliveryRow = Telling & {
  id: number;
  webhook_id: number;
  key: string;
  tries: number;
  tries_before: number;
};
type Ready = { webhook: WebhookRow; delivery: DeliveryRow; body: string };

/**
 * Sends one delivery and notes what became of it. A process that dies between the two sends it again under the same key: at least once.
 * While its webhook is paused or away it stays where it is; while the address rests it is put off without a try.
 */
export async function deliverEvent(job: JobRun, { deliveryId }: { deliveryId: number }): Promise<void> {
  const ready = await job.write((ctx) => makeReady(ctx, deliveryId));
  if (!ready) return;
  const { webhook, delivery, body } = ready;
  const sent = await sendBody(job.house, { webhook, key: delivery.key, type: delivery.type, body });
  await job.write((ctx) => noteTry(ctx, delivery, sent));
}

async function makeReady(ctx: Context, deliveryId: number): Promise<Ready | null> {
  const { rows } = await sql<DeliveryRow>`
    select id, webhook_id, key, event_id, type, at, data, to_jsonb(customers) as customers, tries, tries_before from webhook_delivery
    where brand_id = ${ctx.brandId} and id = ${deliveryId} and state = 'waiting'`.execute(ctx.db);
  const delivery = rows[0];
  if (!delivery) return null;
  const webhook = await holdWebhook(ctx, delivery.webhook_id);
  if (webhook.paused_at || webhook.removed_at) return null;
  if (webhook.rests_until && webhook.rests_until > ctx.now) {
    const later = new Date(webhook.rests_until.getTime() + Math.round((Math.random() * restFor) / 4));
    await sql`update webhook_delivery set next_at = ${later} where brand_id = ${ctx.brandId} and id = ${deliveryId}`.execute(
      ctx.db,
    );
    await enqueueDelivery(ctx, delivery, later);
    return null;
  }
  return { webhook, delivery, body: await writeBody(ctx, webhook, delivery) };
}

async function noteTry(ctx: Context, delivery: DeliveryRow, sent: Sent): Promise<void> {
  const webhook = await holdWebhook(ctx, delivery.webhook_id);
  const tries = delivery.tries + 1;
  // An erasure while it was on its way has not seen what comes back now.
  const gone = sent.answer !== null && (await erasedCustomers(ctx, delivery.customers)).size > 0;
  const written = await sql`insert into webhook_try (brand_id, delivery_id, n, at, status, problem, answer, took_ms)
    values (${ctx.brandId}, ${delivery.id}, ${tries}, ${ctx.now}, ${sent.status}, ${sent.problem}, ${gone ? null : sent.answer}, ${sent.took_ms})
    on conflict do nothing`.execute(ctx.db);
  if (written.numAffectedRows === 0n) return;
  const pause = sent.ok ? null : pauseAfter(tries - delivery.tries_before, { retryAfter: sent.retryAfter });
  const next = pause === null ? null : new Date(ctx.now.getTime() + pause);
  await sql`update webhook_delivery set tries = ${tries}, state = ${sent.ok ? "delivered" : next ? "waiting" : "failed"},
      next_at = ${next}, done_at = ${next ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${delivery.id}`.execute(ctx.db);
  await noteHealth(ctx, webhook, sent, next === null);
  if (next) await enqueueDelivery(ctx, delivery, next);
}

async function noteHealth(ctx: Context, webhook: WebhookRow, sent: Sent, over: boolean): Promise<void> {
  if (sent.ok && webhook.failing_since === null && webhook.failed_deliveries === 0) return;
  const before = {
    failingSince: webhook.failing_since,
    failedTries: webhook.failed_tries,
    failedDeliveries: webhook.failed_deliveries,
  };
  const health = afterTry(before, { ok: sent.ok, gone: sent.gone, givenUp: over && !sent.ok }, ctx.now);
  const rests = health.failedTries >= failuresUntilRest ? new Date(ctx.now.getTime() + restFor) : null;
  await sql`update webhook set failing_since = ${health.failingSince}, failed_tries = ${health.failedTries},
      failed_deliveries = ${health.failedDeliveries}, rests_until = ${rests},
      paused_at = case when ${health.paused}::text is null then paused_at else coalesce(paused_at, ${ctx.now}::timestamptz) end,
      paused_why = case when ${health.paused}::text is null then paused_why else coalesce(paused_why, ${health.paused}::text) end
    where brand_id = ${ctx.brandId} and id = ${webhook.id}`.execute(ctx.db);
  if (health.paused !== null && webhook.paused_at === null) await tellPaused(ctx, webhook.id);
}
