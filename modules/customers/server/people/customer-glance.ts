import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** The name and city of a customer, as they or the brand wrote them; null where neither is known. */
export async function customerGlance(
  ctx: Context,
  customerId: number,
): Promise<{ name: string | null; city: string | null }> {
  const { rows } = await sql<{ name: string | null; city: string | null }>`select name, city from customer
    where brand_id = ${ctx.brandId} and id = ${customerId} and erased_at is null`.execute(ctx.db);
  return rows[0] ?? { name: null, city: null };
}
