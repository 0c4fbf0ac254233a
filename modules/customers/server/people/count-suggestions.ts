import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** How many pairs of customers wait for somebody to say whether they are one; 1,000 stands for more. */
export async function countSuggestions(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (select from match_suggestion s
    join customer a on a.brand_id = s.brand_id and a.id = s.customer_a and a.listed
    join customer b on b.brand_id = s.brand_id and b.id = s.customer_b and b.listed
    where s.brand_id = ${ctx.brandId} and s.accepted_at is null and s.dismissed_at is null limit 1000) as waiting`.execute(
    ctx.db,
  );
  return rows[0]!.n;
}
