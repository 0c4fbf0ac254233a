import type { Context } from "../../../../platform/db/index.ts";
import { enqueue, hurry } from "../../../../platform/jobs/index.ts";

const keyOf = (ctx: Context, messageId: number) => `message:${ctx.brandId}:${messageId}`;

/** Has a message sent at its time; one job for each message, however often it is asked for. */
export async function enqueueDelivery(ctx: Context, messageId: number, runAt: Date): Promise<void> {
  await enqueue(ctx, "deliver-message", { messageId }, { key: keyOf(ctx, messageId), runAt });
}

/** Has messages that wait for their time looked at now. */
export async function hurryDeliveries(ctx: Context, messageIds: readonly number[]): Promise<void> {
  const keys = messageIds.map((id) => keyOf(ctx, id));
  await hurry(ctx, keys);
}
