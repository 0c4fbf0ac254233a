import type { Context } from "../../../platform/db/index.ts";
import { announce, isNews } from "../../../platform/events/index.ts";
import { OrdersMoved, OrdersPlaced } from "../events.ts";
import type { OrderStatus } from "./order-input.ts";

/** What came of an order: placed (`was` is null), or moved from one status to another. */
export type OrderFact = {
  orderId: number;
  customerId: number | null;
  orderedAt: Date;
  currency: string;
  total: number;
  was: OrderStatus | null;
  status: OrderStatus;
};

const atOnce = 500;

/**
 * Announces orders that were placed and those that moved on, together. Placed long before we hear of it is history and is not told;
 * a step of an order that was known is told whenever the order was placed.
 */
export async function announceOrders(ctx: Context, facts: readonly OrderFact[]): Promise<void> {
  const placed = facts.filter(({ was, orderedAt }) => was === null && isNews(ctx, orderedAt)).map(toldOf);
  for (let at = 0; at < placed.length; at += atOnce)
    await announce(ctx, OrdersPlaced, { orders: placed.slice(at, at + atOnce) });
  const moved = facts.flatMap((one) =>
    one.was === null || one.was === one.status ? [] : [{ ...toldOf(one), was: one.was }],
  );
  for (let at = 0; at < moved.length; at += atOnce)
    await announce(ctx, OrdersMoved, { orders: moved.slice(at, at + atOnce) });
}

function toldOf({ orderId, customerId, status, total, currency, orderedAt }: OrderFact) {
  return { orderId, customerId, status, total, currency, orderedAt: orderedAt.toISOString() };
}
