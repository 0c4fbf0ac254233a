import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { registerErasure, registerFacts, registerPersonalExport } from "../../customers/index.ts";
import { wholeUnits } from "./order-total.ts";

/** What was paid back of the order `o`, in its own currency. */
const paidBack = sql`(select coalesce(sum(r.amount), 0) from order_return r
  where r.brand_id = o.brand_id and r.order_id = o.id and r.kind = 'refund' and r.currency = o.currency)`;

/**
 * Per customer: how many orders count (neither cancelled nor returned), what those in the brand's currency brought less what was paid
 * back of them (minor units), and when the first and the last of them were.
 */
export function orderFacts(ctx: Context, customerIds: readonly number[]): RawBuilder<unknown> {
  return sql`
    select m.customer_id, count(*)::int as orders,
           coalesce(sum(o.total - ${paidBack}) filter (where o.currency = b.currency), 0)::bigint as revenue,
           min(o.ordered_at) as first_order_at, max(o.ordered_at) as last_order_at
    from identity_map m
    join customer_order o on o.brand_id = m.brand_id and o.identity_id = m.identity_id and o.status not in ('cancelled', 'returned')
    cross join (select currency from brand where id = ${ctx.brandId}) b
    where m.brand_id = ${ctx.brandId} and m.customer_id = any(${customerIds as number[]}::bigint[])
    group by m.customer_id`;
}

type Person = { customerId: number; identityIds: readonly number[] };

/** Orders stay as facts of the business; what people wrote about why they sent something back goes. */
async function forgetWords(ctx: Context, { identityIds }: Person): Promise<void> {
  await sql`update order_return set reason = null where brand_id = ${ctx.brandId} and reason is not null and order_id in (
    select id from customer_order where brand_id = ${ctx.brandId} and identity_id = any(${identityIds as number[]}::bigint[]))`.execute(
    ctx.db,
  );
}

type ExportedOrder = { id: number; currency: string; total: number };

async function ordersOfPerson(ctx: Context, { identityIds }: Person): Promise<unknown> {
  const { rows } = await sql<ExportedOrder>`
    select o.id, o.external_id, o.ordered_at, o.status, o.currency, o.total,
      (select coalesce(json_agg(json_build_object('product', coalesce(l.product_name, p.name), 'product_external_id', p.external_id,
                'quantity', l.quantity::text, 'unit_price_minor', l.unit_price::text) order by l.line), '[]')
       from order_line l left join product p on p.brand_id = l.brand_id and p.id = l.product_id
       where l.brand_id = o.brand_id and l.order_id = o.id) as lines,
      (select coalesce(json_agg(json_build_object('kind', r.kind, 'external_id', r.external_id, 'at', r.at, 'amount_minor', r.amount,
                'reason', r.reason) order by r.at), '[]')
       from order_return r where r.brand_id = o.brand_id and r.order_id = o.id) as returns
    from customer_order o
    where o.brand_id = ${ctx.brandId} and o.identity_id = any(${identityIds as number[]}::bigint[])
    order by o.ordered_at, o.id`.execute(ctx.db);
  return rows.map(({ id, total, ...rest }) => ({ ...rest, total: wholeUnits(total, rest.currency) }));
}

/** Tells `customers` what orders say about people. */
export function registerWithCustomers(): void {
  registerFacts({
    name: "orders",
    columns: ["orders", "revenue", "first_order_at", "last_order_at"],
    select: orderFacts,
  });
  registerErasure("orders", forgetWords);
  registerPersonalExport("orders", ordersOfPerson);
}
