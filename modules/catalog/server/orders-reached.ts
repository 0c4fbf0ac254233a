import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { OrderStatus } from "./order-input.ts";

export type ReachedOrder = {
  id: number;
  identity_id: number;
  partner_id: number | null;
  /** The product asked about, where one was. */
  product_id: number | null;
  updated_at: Date;
};

/**
 * Orders of somebody that we learned between two times to be in a status, oldest first; at most 5,000. Orders older than sixty days, as a
 * history that is brought in holds them, are left out.
 */
export async function ordersReached(
  ctx: Context,
  asked: { status: OrderStatus; after: Date; until: Date; product: number | null },
): Promise<ReachedOrder[]> {
  const since = new Date(asked.until.getTime() - 60 * 86_400_000);
  const { rows } = await sql<ReachedOrder>`
    select o.id, o.identity_id, o.partner_id, ${asked.product}::bigint as product_id, o.updated_at from customer_order o
    where o.brand_id = ${ctx.brandId} and o.updated_at > ${asked.after} and o.updated_at <= ${asked.until} and o.status = ${asked.status}
      and o.identity_id is not null and o.ordered_at > ${since}
      and (${asked.product}::bigint is null or exists (select from order_line l
        where l.brand_id = o.brand_id and l.order_id = o.id and l.product_id = ${asked.product}))
    order by o.updated_at, o.id limit 5000`.execute(ctx.db);
  return rows;
}
