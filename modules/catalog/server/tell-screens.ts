import type { Context } from "../../../platform/db/index.ts";
import { recordChanges } from "../../../platform/realtime/index.ts";

const few = 20;

/** Lets screens that show orders look again: at these where they are few, else at all. */
export async function tellScreens(ctx: Context, orderIds: readonly number[]): Promise<void> {
  await recordChanges(ctx, "order", orderIds.length <= few ? orderIds : [0]);
}
