import type { Context } from "../../../../platform/db/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";

/** Tells every screen that shows this meeting, or a list of them, that it is to be read anew. */
export async function tellScreens(ctx: Context, meetingId: number): Promise<void> {
  await recordChanges(ctx, "meeting", [meetingId]);
}
