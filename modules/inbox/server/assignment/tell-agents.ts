import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";

/** Tells screens that somebody came, went, or works otherwise than before. */
export async function tellAgents(ctx: Context): Promise<void> {
  await recordChanges(ctx, "agent", [0]);
}
