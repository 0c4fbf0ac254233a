import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/**
 * Locks the conversation in which a message stands now, before the message itself is locked: whoever merges or splits takes them in the same
 * order, so that neither waits for the other, and the message does not move meanwhile. False where there is no such message.
 */
export async function holdPlaceOf(ctx: Context, messageId: number): Promise<boolean> {
  const place = async () =>
    (
      await sql<{ id: number }>`select conversation_id as id from message
        where brand_id = ${ctx.brandId} and id = ${messageId}`.execute(ctx.db)
    ).rows[0]?.id;
  for (let known = await place(); known !== undefined; ) {
    await sql`select from conversation where brand_id = ${ctx.brandId} and id = ${known} for update`.execute(ctx.db);
    const now = await place();
    if (now === known) return true;
    known = now;
  }
  return false;
}
