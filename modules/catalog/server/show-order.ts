import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { sourceId } from "../../intake/index.ts";
import type { Order } from "../contract.ts";
import { describeOrders, type FoundOrder } from "./list-orders.ts";
import { wholePrice, wholeUnits } from "./order-total.ts";

type FoundReturn = {
  id: number;
  kind: "return" | "refund";
  external_id: string;
  at: Date;
  amount: number;
  reason: string | null;
};

/** One order with its lines and what came back; refuses `not_found`. */
export async function showOrder(ctx: Context, id: number): Promise<Order> {
  const { rows } = await sql<FoundOrder & { updated_at: Date }>`
    select o.id, o.source_id, o.external_id, m.customer_id, o.ordered_at, o.status, o.currency, o.total, o.updated_at, 0 as lines
    from customer_order o left join identity_map m on m.brand_id = o.brand_id and m.identity_id = o.identity_id
    where o.brand_id = ${ctx.brandId} and o.id = ${id}`.execute(ctx.db);
  const found = rows[0];
  if (!found) throw new Refusal("not_found", "order");
  const [row] = await describeOrders(ctx, [found]);
  return {
    ...row!,
    updated_at: found.updated_at.toISOString(),
    lines: await linesOf(ctx, id, found.currency),
    returns: await returnsOf(ctx, id, found.currency),
  };
}

async function linesOf(ctx: Context, orderId: number, currency: string): Promise<Order["lines"]> {
  const { rows } = await sql<Order["lines"][number]>`
    select l.line, l.product_id, p.external_id as product_external_id, coalesce(l.product_name, p.name) as product_name,
           trim_scale(l.quantity)::text as quantity, l.unit_price::text as unit_price
    from order_line l left join product p on p.brand_id = l.brand_id and p.id = l.product_id
    where l.brand_id = ${ctx.brandId} and l.order_id = ${orderId} order by l.line`.execute(ctx.db);
  return rows.map((row) => ({ ...row, unit_price: row.unit_price && wholePrice(row.unit_price, currency) }));
}

async function returnsOf(ctx: Context, orderId: number, currency: string): Promise<Order["returns"]> {
  const { rows } = await sql<FoundReturn>`
    select id, kind, external_id, at, amount, reason from order_return
    where brand_id = ${ctx.brandId} and order_id = ${orderId} order by at, id`.execute(ctx.db);
  return rows.map(({ at, amount, ...rest }) => ({
    ...rest,
    at: at.toISOString(),
    amount: wholeUnits(amount, currency),
    amount_minor: amount,
  }));
}

/** The id of the order that a source knows under this number; refuses `not_found`. */
export async function orderIdOf(
  ctx: Context,
  { source, external_id }: { source: string; external_id: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from customer_order
    where brand_id = ${ctx.brandId} and source_id = ${await sourceId(ctx, source)} and external_id = ${external_id}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "order");
  return rows[0].id;
}
