import { sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup, MetricRow } from "../../contract.ts";
import { definitions } from "../definitions.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";
import { keyPeriod, timeGroups, timeKey } from "../time-groups.ts";

const options = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
type Asked = Question<z.infer<typeof options>>;
type Row = {
  day: string | null;
  month: number | null;
  currency: string;
  orders: number;
  revenue: number;
  cancelled: number;
  returned: number;
  returned_amount: number;
};

const inCurrency = (question: Asked) =>
  question.options.currency ? sql`currency = ${question.options.currency}` : sql`true`;

/** Amounts of different currencies are never added: where there are several, groups are by currency even if nobody asked. */
async function compute(ctx: Context, question: Asked): Promise<MetricGroup[]> {
  const { rows } = await sql<Row>`
    select ${timeGroups(question)}, currency, sum(orders)::bigint as orders, sum(revenue)::bigint as revenue,
      sum(cancelled)::bigint as cancelled, sum(returned)::bigint as returned, sum(returned_amount)::bigint as returned_amount
    from order_day_view where brand_id = ${ctx.brandId} and day between ${question.from} and ${question.to} and ${inCurrency(question)}
    group by 1, 2, 3 order by 1, 2, 3`.execute(ctx.db);
  const several = new Set(rows.map((row) => row.currency)).size > 1;
  const byCurrency = several || question.by.includes("currency");
  if (rows.length === 0 && question.by.length === 0)
    return [money({}, { ...noOrders, currency: question.options.currency ?? question.brand.currency })];
  return rows.map((row) => money({ ...timeKey(question, row), ...(byCurrency && { currency: row.currency }) }, row));
}

const noOrders = { orders: 0, revenue: 0, cancelled: 0, returned: 0, returned_amount: 0 };

function money(key: MetricGroup["key"], row: Omit<Row, "day" | "month">): MetricGroup {
  const { currency, orders, revenue, cancelled, returned, returned_amount } = row;
  const average = orders > 0 ? Math.round(revenue / orders) : null;
  return {
    key,
    n: orders,
    value: revenue,
    low: null,
    high: null,
    currency,
    average,
    cancelled,
    returned,
    returned_amount,
  };
}

async function rows(ctx: Context, question: Asked, wanted: RowsWanted): Promise<MetricRow[]> {
  const { from, to } = keyPeriod(question, wanted);
  const currency = wanted.key["currency"] ?? question.options.currency;
  const { timeZone } = question.brand;
  const { rows: found } = await sql<{
    id: number;
    customer_id: number | null;
    ordered_at: Date;
    total: number;
    currency: string;
  }>`
    select o.id, map.customer_id, o.ordered_at, o.total, o.currency from order_view o
    left join identity_map map on map.brand_id = o.brand_id and map.identity_id = o.identity_id
    where o.brand_id = ${ctx.brandId} and o.counted and o.id > ${wanted.after} and (${currency ?? null}::text is null or o.currency = ${currency ?? null})
      and o.ordered_at >= (${from}::date)::timestamp at time zone ${timeZone}::text
      and o.ordered_at < (${to}::date + 1)::timestamp at time zone ${timeZone}::text
    order by o.id limit ${wanted.limit}`.execute(ctx.db);
  return found.map((row) => ({
    kind: "order",
    id: row.id,
    customer_id: row.customer_id,
    name: null,
    at: row.ordered_at.toISOString(),
    amount: row.total,
    currency: row.currency,
  }));
}

/** Money of counted orders in minor units, with how many there were and what one was worth on average. */
export const revenue: Metric<typeof options> = {
  name: "revenue",
  unit: "money",
  words: definitions.revenue,
  by: ["day", "month", "currency"],
  options,
  spans: "orders",
  compute,
  rows,
};
