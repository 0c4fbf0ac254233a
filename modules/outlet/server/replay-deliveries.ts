import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { enqueue } from "../../../platform/jobs/index.ts";
import { recordAudit } from "../../admin/index.ts";
import { webhookById } from "./webhook-rows.ts";

/** The job that sends one delivery. */
export const deliverJob = "deliver-event";
/** Deliveries of one address go out in so many lanes, each one after another. */
const lanes = 2;

type Due = { id: number; webhook_id: number; customers: number[] };

/** Has a delivery sent, now or at `runAt`. Those about the same customer share a lane, so that they go out in their order. */
export async function enqueueDelivery(ctx: Context, due: Due, runAt?: Date): Promise<void> {
  const lane = (due.customers[0] ?? 0) % lanes;
  await enqueue(
    ctx,
    deliverJob,
    { deliveryId: due.id },
    {
      key: `${deliverJob}:${ctx.brandId}:${due.id}`,
      queue: `outlet-${ctx.brandId}-${due.webhook_id}-${lane}`,
      ...(runAt && { runAt }),
    },
  );
}

/** Has everything sent that waited while a webhook was paused or away, oldest first. */
export async function resumeDeliveries(ctx: Context, webhookId: number): Promise<void> {
  const { rows } = await sql<Due>`update webhook_delivery set next_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and webhook_id = ${webhookId} and state = 'waiting'
    returning id, webhook_id, to_jsonb(customers) as customers`.execute(ctx.db);
  for (const due of rows.toSorted((a, b) => a.id - b.id)) await enqueueDelivery(ctx, due);
}

/** Sends a delivery again under its own key, with all its tries ahead of it. Refuses `not_found`. */
export async function replayDelivery(ctx: Context, webhookId: number, deliveryId: number): Promise<void> {
  await webhookById(ctx, webhookId);
  const { rows } =
    await sql<Due>`${again(ctx, webhookId)} and id = ${deliveryId} returning id, webhook_id, to_jsonb(customers) as customers`.execute(
      ctx.db,
    );
  if (!rows[0]) throw new Refusal("not_found", "delivery");
  await enqueueDelivery(ctx, rows[0]);
  await recordAudit(ctx, { action: "webhook.replayed", subject: "webhook", subjectId: webhookId });
}

/** Sends every delivery again that was given up, oldest first; gives how many. Refuses `not_found`. */
export async function replayFailed(ctx: Context, webhookId: number): Promise<number> {
  await webhookById(ctx, webhookId);
  const { rows } =
    await sql<Due>`${again(ctx, webhookId)} and state = 'failed' returning id, webhook_id, to_jsonb(customers) as customers`.execute(
      ctx.db,
    );
  for (const due of rows.toSorted((a, b) => a.id - b.id)) await enqueueDelivery(ctx, due);
  await recordAudit(ctx, { action: "webhook.replayed", subject: "webhook", subjectId: webhookId });
  return rows.length;
}

const again = (ctx: Context, webhookId: number) => sql`
  update webhook_delivery set state = 'waiting', tries_before = tries, next_at = ${ctx.now}, done_at = null
  where brand_id = ${ctx.brandId} and webhook_id = ${webhookId}`;
