import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { customersOf } from "../customer-rows.ts";
import { definitions } from "../definitions.ts";
import { noOptions } from "../options.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";

/** The first purchase day of the period of those who had bought before it: one row for each. */
const kept = ({ from, to }: Question) => sql`day between ${from} and ${to} and previous_day < ${from}`;

async function compute(ctx: Context, question: Question): Promise<MetricGroup[]> {
  const { from, to, brand } = question;
  const { rows } = await sql<{ n: number; sales: number | null; fresh: number }>`
    with spent as (select i.customer_id, sum(o.total) as total from order_view o
      join identity_map i on i.brand_id = o.brand_id and i.identity_id = o.identity_id
      where o.brand_id = ${ctx.brandId} and o.counted and o.currency = ${brand.currency}
        and o.ordered_at >= (${from}::date)::timestamp at time zone ${brand.timeZone}::text
        and o.ordered_at < (${to}::date + 1)::timestamp at time zone ${brand.timeZone}::text group by 1)
    select count(*)::int as n, round(avg(s.total))::bigint as sales,
      (select count(*)::int from purchase_day where brand_id = ${ctx.brandId} and day between ${from} and ${to} and previous_day is null) as fresh
    from purchase_day p left join spent s on s.customer_id = p.customer_id
    where p.brand_id = ${ctx.brandId} and ${kept(question)}`.execute(ctx.db);
  const { n, sales, fresh } = rows[0]!;
  return [{ key: {}, n, value: sales, low: null, high: null, currency: brand.currency, new_customers: fresh }];
}

function rows(ctx: Context, question: Question, wanted: RowsWanted) {
  return customersOf(ctx, kept(question), wanted);
}

/** What a customer who had bought before the period spent in it, on average; how many bought for the first time stands beside it. */
export const keptCustomerSales: Metric<typeof noOptions> = {
  name: "kept-customer-sales",
  unit: "money",
  words: definitions["kept-customer-sales"],
  by: [],
  options: noOptions,
  spans: "orders",
  compute,
  rows,
};
