import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { CustomerFilter } from "../../contract.ts";
import { readFilter } from "./customer-filter.ts";

/** Everybody whom a filter finds, in steps: the next ids above `after`, at most `limit`. Unlike the list it finds all that a search matches. */
export async function filteredAfter(
  ctx: Context,
  filter: CustomerFilter,
  after: number,
  limit: number,
): Promise<number[]> {
  const { where, candidates } = await readFilter(ctx, filter, "everybody");
  const among = candidates ? sql`c.id = any(${candidates}::bigint[])` : sql`true`;
  const { rows } = await sql<{ id: number }>`
    select c.id from customer c left join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id
    where ${sql.join([...where, among], sql` and `)} and c.id > ${after} order by c.id limit ${limit}`.execute(ctx.db);
  return rows.map((row) => row.id);
}
