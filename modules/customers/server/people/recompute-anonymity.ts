import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** A customer known by nothing but visitor ids and without a name is anonymous; anything more makes them known. */
export async function recomputeAnonymity(ctx: Context, customerIds: readonly number[]): Promise<void> {
  await sql`
    update customer c set anonymous = not c.anonymous
    from (select w.id, exists (select from identity i where i.brand_id = ${ctx.brandId} and i.customer_id = w.id and i.type = 'visitor')
        and not exists (select from identity i where i.brand_id = ${ctx.brandId} and i.customer_id = w.id and i.type <> 'visitor')
        as visiting
      from unnest(${customerIds as number[]}::bigint[]) as w(id)) as v
    where c.brand_id = ${ctx.brandId} and c.id = v.id and c.anonymous <> (v.visiting and c.name is null)`.execute(
    ctx.db,
  );
}
