import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { holdOffErasures } from "./hold-off-erasures.ts";
import { holdCustomers } from "./known-people.ts";

/**
 * The identity that keeps a customer's rows where nobody named one, as in a hand-written log: its own oldest, not one that came by a
 * merge. A customer without any gets one without a value. Refuses `not_found`.
 */
export async function identityOfCustomer(ctx: Context, customerId: number): Promise<number> {
  await holdOffErasures(ctx);
  const { rows } = await sql<{ id: number; gone: boolean }>`
    select id, erased_at is not null as gone from identity where brand_id = ${ctx.brandId} and home_id = ${customerId}
    order by erased_at is not null, type = 'visitor', id limit 1`.execute(ctx.db);
  if (rows[0]?.gone) throw new Refusal("not_found", "customer");
  return rows[0]?.id ?? makeIdentity(ctx, customerId);
}

async function makeIdentity(ctx: Context, customerId: number): Promise<number> {
  await holdCustomers(ctx, [customerId], "name");
  const { rows } = await sql<{ id: number }>`
    with recursive standing as (
      select id, merged_into from customer where brand_id = ${ctx.brandId} and id = ${customerId}
      union all
      select c.id, c.merged_into from customer c join standing s on c.id = s.merged_into where c.brand_id = ${ctx.brandId}
    )
    insert into identity (brand_id, home_id, customer_id, type, created_at)
    select ${ctx.brandId}, ${customerId}, id, 'crm', ${ctx.now} from standing where merged_into is null
    returning id`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "customer");
  return rows[0].id;
}

/** The same for many standing customers; whoever was erased meanwhile refuses it as `not_found`. */
export async function identitiesToKeep(ctx: Context, customerIds: readonly number[]): Promise<Map<number, number>> {
  await holdOffErasures(ctx);
  const { rows } = await sql<{ customer_id: number; id: number }>`
    select distinct on (home_id) home_id as customer_id, id from identity
    where brand_id = ${ctx.brandId} and home_id = any(${customerIds as number[]}::bigint[]) and erased_at is null
    order by home_id, type = 'visitor', id`.execute(ctx.db);
  const found = new Map(rows.map(({ customer_id, id }) => [customer_id, id]));
  for (const id of customerIds) if (!found.has(id)) found.set(id, await identityOfCustomer(ctx, id));
  return found;
}
