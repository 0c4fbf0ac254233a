import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";

/** The job that works on what came. */
export const deliveriesJob = "take-in-deliveries";

/** Has what waits for a shop worked on, now or at `runAt`; a burst leaves one job. */
export async function wakeDeliveries(ctx: Context, shopId: number, runAt?: Date): Promise<void> {
  const key = `${deliveriesJob}:${ctx.brandId}:${shopId}`;
  await enqueue(
    ctx,
    deliveriesJob,
    { shopId },
    { key: runAt ? `${key}:later` : key, queue: `shop-in-${ctx.brandId}-${shopId}`, ...(runAt && { runAt }) },
  );
}
