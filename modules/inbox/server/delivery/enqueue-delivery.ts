import type { Context } from "../../../../platform/db/index.ts";
import { enqueue, hurry } from "../../../../platform/jobs/index.ts";

/** A message to be sent; where it waits its turn, since when. */
export type Delivering = { messageId: number; waitsSince?: string };

const keyOf = (ctx: Context, messageId: number) => `message:${ctx.brandId}:${messageId}`;

/** Has a message sent at its time; one job for each message, however often it is asked for. */
export async function enqueueDelivery(
  ctx: Context,
  messageId: number,
  runAt: Date,
  more: Pick<Delivering, "waitsSince"> = {},
): Promise<void> {
  await enqueue(ctx, "deliver-message", { messageId, ...more }, { key: keyOf(ctx, messageId), runAt });
}

/** Has a message that waits for its time looked at now. */
export async function hurryDelivery(ctx: Context, messageId: number): Promise<void> {
  await hurry(ctx, [keyOf(ctx, messageId)]);
}
