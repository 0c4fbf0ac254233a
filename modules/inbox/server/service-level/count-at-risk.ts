import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { visibleTo } from "../people/visible-to.ts";

/** How many conversations that the actor may see run short of promised time, or are over it; up to a thousand. */
export async function countAtRisk(ctx: Context): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from conversation c where c.brand_id = ${ctx.brandId} and c.merged_into is null
      and c.due_at is not null and c.warn_at <= ${ctx.now} and c.spam_at is null and ${visibleTo(ctx)} limit 1000) counted`.execute(
    ctx.db,
  );
  return rows[0]!.n;
}
