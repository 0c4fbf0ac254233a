import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** Names of customers, for other modules' lists; a customer without a name goes by an identifier, an unknown id is left out. */
export async function customerNames(ctx: Context, customerIds: readonly number[]): Promise<Map<number, string | null>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; name: string | null }>`
    select c.id, coalesce(c.name, (select coalesce(i.shown, i.value) from identity i
      where i.brand_id = c.brand_id and i.customer_id = c.id and i.type <> 'visitor' and i.value is not null order by i.id limit 1)) as name
    from customer c where c.brand_id = ${ctx.brandId} and c.id = any(${customerIds as number[]}::bigint[])`.execute(
    ctx.db,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
