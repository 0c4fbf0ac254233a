import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { recordChanges } from "../../../platform/realtime/index.ts";

/** What orders give to one day, in one currency. */
export type DayShare = {
  day: string;
  currency: string;
  orders: number;
  revenue: number;
  cancelled: number;
  returned: number;
  returned_amount: number;
};

const counts = ["orders", "revenue", "cancelled", "returned", "returned_amount"] as const;

/** What these orders and their returns give to their days now, days in the brand's time zone. Lock the orders first. */
export async function sharesOf(ctx: Context, orderIds: readonly number[], timeZone: string): Promise<DayShare[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await sql<DayShare>`
    select (at at time zone ${timeZone})::date as day, currency, sum(orders)::int as orders, sum(revenue)::bigint as revenue,
           sum(cancelled)::int as cancelled, sum(returned)::int as returned, sum(returned_amount)::bigint as returned_amount
    from order_share where brand_id = ${ctx.brandId} and order_id = any(${orderIds as number[]}::bigint[])
    group by 1, 2`.execute(ctx.db);
  return rows;
}

/** Puts what changed on the day table: what orders give now, less what they gave before. */
export async function moveOrderDays(
  ctx: Context,
  before: readonly DayShare[],
  now: readonly DayShare[],
): Promise<void> {
  const moved = difference(before, now);
  if (moved.length === 0) return;
  const column = (name: keyof DayShare) => moved.map((share) => share[name]);
  // Sorted keys: two transactions that touch the same days take them in the same order.
  await sql`
    insert into order_day (brand_id, day, currency, orders, revenue, cancelled, returned, returned_amount)
    select ${ctx.brandId}, said.* from unnest(
      ${column("day")}::date[], ${column("currency")}::text[], ${column("orders")}::int[], ${column("revenue")}::bigint[],
      ${column("cancelled")}::int[], ${column("returned")}::int[], ${column("returned_amount")}::bigint[]
    ) as said
    on conflict (brand_id, day, currency) do update set
      orders = order_day.orders + excluded.orders, revenue = order_day.revenue + excluded.revenue,
      cancelled = order_day.cancelled + excluded.cancelled, returned = order_day.returned + excluded.returned,
      returned_amount = order_day.returned_amount + excluded.returned_amount`.execute(ctx.db);
  // One row for all: pages of orders and money look again, also where nobody is named who bought.
  await recordChanges(ctx, "order", [0]);
}

function difference(before: readonly DayShare[], now: readonly DayShare[]): DayShare[] {
  const sums = new Map<string, DayShare>();
  const add = (share: DayShare, sign: 1 | -1) => {
    const key = `${share.day} ${share.currency}`;
    const sum = sums.get(key) ?? { ...share, orders: 0, revenue: 0, cancelled: 0, returned: 0, returned_amount: 0 };
    for (const count of counts) sum[count] += sign * share[count];
    sums.set(key, sum);
  };
  for (const share of before) add(share, -1);
  for (const share of now) add(share, 1);
  return [...sums.entries()]
    .filter(([, sum]) => counts.some((count) => sum[count] !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => sum);
}
