import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** The ids of the groups that a customer belongs to just now. */
export async function segmentsOfCustomer(ctx: Context, customerId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select m.segment_id as id from segment_member m
    join segment s on s.brand_id = m.brand_id and s.id = m.segment_id and s.removed_at is null
    where m.brand_id = ${ctx.brandId} and m.customer_id = ${customerId}`.execute(ctx.db);
  return rows.map((row) => row.id);
}
