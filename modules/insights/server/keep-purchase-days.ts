import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { brandSettings } from "../../admin/index.ts";

/** The rows that should stand for some customers: `chosen` is SQL that gives `customer_id`. */
function wantedRows(ctx: Context, timeZone: string, chosen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select bought.customer_id, bought.day, bought.orders,
      first_value(bought.day) over by_day as first_day, lag(bought.day) over by_day as previous_day, lead(bought.day) over by_day as next_day,
      case when lag(bought.day) over by_day is null and met.day <= bought.day then bought.day - met.day end as days_from_contact
    from (
      select map.customer_id, (o.ordered_at at time zone ${timeZone}::text)::date as day, count(*)::int as orders
      from ${chosen} join identity_map map on map.brand_id = ${ctx.brandId} and map.customer_id = chosen.customer_id
      join order_view o on o.brand_id = ${ctx.brandId} and o.identity_id = map.identity_id
      where o.counted group by 1, 2
    ) bought
    left join (
      select map.customer_id, (min(seen.first_contact_at) at time zone ${timeZone}::text)::date as day
      from ${chosen} join identity_map map on map.brand_id = ${ctx.brandId} and map.customer_id = chosen.customer_id
      join identity_activity_view seen on seen.brand_id = ${ctx.brandId} and seen.identity_id = map.identity_id
      group by 1
    ) met on met.customer_id = bought.customer_id
    window by_day as (partition by bought.customer_id order by bought.day)`;
}

/**
 * Brings the purchase days of some customers in line with their orders: called by the fold in its transaction, for customers whose
 * orders, contacts or identities changed. Writes only what differs.
 */
export async function keepPurchaseDays(ctx: Context, customerIds: readonly number[]): Promise<void> {
  if (customerIds.length === 0) return;
  const { timeZone } = await brandSettings(ctx);
  const chosen = sql`unnest(${[...new Set(customerIds)]}::bigint[]) as chosen (customer_id)`;
  await sql`
    with wanted as materialized (${wantedRows(ctx, timeZone, chosen)}),
    gone as (
      delete from purchase_day old using ${chosen} where old.brand_id = ${ctx.brandId} and old.customer_id = chosen.customer_id
        and not exists (select from wanted where wanted.customer_id = old.customer_id and wanted.day = old.day)
    )
    insert into purchase_day as old (brand_id, customer_id, day, orders, first_day, previous_day, next_day, days_from_contact)
    select ${ctx.brandId}, customer_id, day, orders, first_day, previous_day, next_day, days_from_contact from wanted
    on conflict (brand_id, customer_id, day) do update set orders = excluded.orders, first_day = excluded.first_day,
      previous_day = excluded.previous_day, next_day = excluded.next_day, days_from_contact = excluded.days_from_contact
    where (old.orders, old.first_day, old.previous_day, old.next_day, old.days_from_contact) is distinct from
      (excluded.orders, excluded.first_day, excluded.previous_day, excluded.next_day, excluded.days_from_contact)`.execute(
    ctx.db,
  );
}

/** Writes the purchase days of the whole brand anew: after orders were filled in past the fold. */
export async function rebuildPurchaseDays(ctx: Context): Promise<void> {
  const { timeZone } = await brandSettings(ctx);
  const everyone = sql`(select distinct customer_id from identity_map where brand_id = ${ctx.brandId}) as chosen`;
  await sql`delete from purchase_day where brand_id = ${ctx.brandId}`.execute(ctx.db);
  await sql`
    insert into purchase_day (brand_id, customer_id, day, orders, first_day, previous_day, next_day, days_from_contact)
    select ${ctx.brandId}, rows.* from (${wantedRows(ctx, timeZone, everyone)}) rows`.execute(ctx.db);
}
