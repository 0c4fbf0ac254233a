import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/**
 * Has the brand's queue and the conversations of those who went away looked at, where anything is given out by itself. A burst leaves
 * one job.
 */
export async function tendSoon(ctx: Context): Promise<void> {
  const body = JSON.stringify({ brandId: ctx.brandId });
  await sql`select enqueue('tend-assignment', ${body}::json, ${`tend:${ctx.brandId}`}, null, null)
    where exists (select from assignment_way where brand_id = ${ctx.brandId} and way <> 'by_hand')`.execute(ctx.db);
}
