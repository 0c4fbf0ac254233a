import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { type Json, registerSubjectReader } from "../../timeline/index.ts";
import { wholeUnits } from "./order-total.ts";

type Shown = {
  id: number;
  external_id: string;
  status: string;
  currency: string;
  total: number;
  lines: number;
  first: string | null;
};

/** Orders as timelines show them: number, status, total, and what was bought. */
async function readOrders(ctx: Context, ids: readonly number[]): Promise<Map<number, Json>> {
  const { rows } = await sql<Shown>`
    select o.id, o.external_id, o.status, o.currency, o.total, count(l.line)::int as lines,
      (array_agg(coalesce(l.product_name, p.name) order by l.line) filter (where coalesce(l.product_name, p.name) is not null))[1] as first
    from customer_order o
    left join order_line l on l.brand_id = o.brand_id and l.order_id = o.id
    left join product p on p.brand_id = l.brand_id and p.id = l.product_id
    where o.brand_id = ${ctx.brandId} and o.id = any(${ids as number[]}::bigint[])
    group by o.brand_id, o.id`.execute(ctx.db);
  return new Map(rows.map(({ id, first, ...order }) => [id, { ...order, ...described(order), product: first }]));
}

function described({ total, currency }: Pick<Shown, "total" | "currency">) {
  return { total: wholeUnits(total, currency), total_minor: total };
}

/** Lets timelines show the orders that their entries speak of. */
export function registerInTimeline(): void {
  registerSubjectReader(
    ["order", "order_shipped", "order_delivered", "order_cancelled", "order_returned", "return", "refund"],
    readOrders,
  );
}
