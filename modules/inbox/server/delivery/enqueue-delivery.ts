import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";

/** Has a message sent at its time; one job for each message, however often it is asked for. */
export async function enqueueDelivery(ctx: Context, messageId: number, runAt: Date): Promise<void> {
  await enqueue(ctx, "deliver-message", { messageId }, { key: `message:${ctx.brandId}:${messageId}`, runAt });
}
