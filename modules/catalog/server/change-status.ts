import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { holdTimeZone } from "../../admin/index.ts";
import { touchCustomers } from "../../customers/index.ts";
import { announceOrders } from "./announce-orders.ts";
import { moveOrderDays, sharesOf } from "./order-days.ts";
import type { OrderStatus } from "./order-input.ts";
import { customerOf } from "./order-rows.ts";
import { tellScreens } from "./tell-screens.ts";
import { tellTimeline } from "./tell-timeline.ts";

/** An order's row, locked for this transaction. */
export type LockedOrder = {
  id: number;
  source_id: number;
  external_id: string;
  identity_id: number | null;
  customer_id: number | null;
  partner_id: number | null;
  ordered_at: Date;
  status: OrderStatus;
  currency: string;
  total: number;
};

/** Locks one order; refuses (`not_found`) one that the brand does not have. */
export async function lockOrder(ctx: Context, id: number): Promise<LockedOrder> {
  const { rows } = await sql<LockedOrder>`
    select id, source_id, external_id, identity_id, ${customerOf("customer_order")}, partner_id, ordered_at, status, currency, total
    from customer_order where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "order");
  return rows[0];
}

/** Gives an order a new status; the day table, the timeline and the customer's facts follow. The same status changes nothing. */
export async function changeStatus(ctx: Context, id: number, status: OrderStatus): Promise<void> {
  const order = await lockOrder(ctx, id);
  if (order.status === status) return;
  const timeZone = await holdTimeZone(ctx);
  const before = await sharesOf(ctx, [id], timeZone);
  await sql`update customer_order set status = ${status}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await moveOrderDays(ctx, before, await sharesOf(ctx, [id], timeZone));
  await tellTimeline(ctx, [
    {
      orderId: id,
      sourceId: order.source_id,
      externalId: order.external_id,
      identityId: order.identity_id,
      partnerId: order.partner_id,
      orderedAt: order.ordered_at,
      total: order.total,
      was: order.status,
      status,
    },
  ]);
  await announceOrders(ctx, [
    {
      ...{ orderId: id, customerId: order.customer_id, orderedAt: order.ordered_at, was: order.status, status },
      ...{ currency: order.currency, total: order.total },
    },
  ]);
  await tellScreens(ctx, [id]);
  if (order.identity_id !== null) await touchCustomers(ctx, { identityIds: [order.identity_id] });
}
