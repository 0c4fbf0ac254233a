import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** The number of customers in a shop or CRM, the first they were known by, without the word of its source, for other modules' files; who has none is left out. */
export async function customerNumbers(ctx: Context, customerIds: readonly number[]): Promise<Map<number, string>> {
  if (customerIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; number: string }>`
    select distinct on (customer_id) customer_id as id, coalesce(shown, regexp_replace(value, '^[^:]*:', '')) as number from identity
    where brand_id = ${ctx.brandId} and customer_id = any(${customerIds as number[]}::bigint[]) and type = 'crm' and value is not null
    order by customer_id, id`.execute(ctx.db);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
