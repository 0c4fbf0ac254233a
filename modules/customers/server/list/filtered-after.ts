import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { CustomerFilter } from "../../contract.ts";
import { readFilter } from "./customer-filter.ts";

/** From `since` on, before `until`. */
export type Changed = { since: Date; until: Date };

/** Everybody whom a filter finds, in steps: the next ids above `after`, at most `limit`. Unlike the list it finds all that a search matches. */
export async function filteredAfter(
  ctx: Context,
  filter: CustomerFilter,
  { after, limit, changed }: { after: number; limit: number; changed?: Changed | undefined },
): Promise<number[]> {
  const { where, candidates } = await readFilter(ctx, filter, "everybody");
  const among = candidates ? sql`c.id = any(${candidates}::bigint[])` : sql`true`;
  const within = changed ? sql`c.updated_at >= ${changed.since} and c.updated_at < ${changed.until}` : sql`true`;
  const { rows } = await sql<{ id: number }>`
    select c.id from customer c left join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id
    where ${sql.join([...where, among, within], sql` and `)} and c.id > ${after} order by c.id limit ${limit}`.execute(
    ctx.db,
  );
  return rows.map((row) => row.id);
}
