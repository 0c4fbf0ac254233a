import type { Context } from "../../../platform/db/index.ts";
import { type NewInteraction, recordInteractions } from "../../timeline/index.ts";
import type { OrderStatus } from "./order-input.ts";

/** What happened to an order: it was placed (`was` is null) or moved from one status to another. */
type OrderNews = {
  orderId: number;
  sourceId: number;
  externalId: string;
  identityId: number | null;
  partnerId: number | null;
  orderedAt: Date;
  total: number;
  was: OrderStatus | null;
  status: OrderStatus;
};

/** Statuses that a customer notices, and the step at which they meet the brand then. */
const noticed: Partial<Record<OrderStatus, { touchpoint: string; direction: "in" | "out" }>> = {
  shipped: { touchpoint: "delivery", direction: "out" },
  delivered: { touchpoint: "delivery", direction: "out" },
  cancelled: { touchpoint: "purchase", direction: "in" },
  returned: { touchpoint: "return", direction: "in" },
};

/**
 * Writes orders into their customers' timelines: each order once when it was placed, each noticed status once when we learnt of it.
 * Orders of nobody are left out until somebody is named.
 */
export async function tellTimeline(ctx: Context, news: readonly OrderNews[]): Promise<void> {
  const rows = news.flatMap((order) => (order.identityId === null ? [] : entriesOf(ctx, order, order.identityId)));
  // Whoever changed the order tells of its customer, too.
  if (rows.length > 0) await recordInteractions(ctx, rows, { tell: false });
}

function entriesOf(ctx: Context, order: OrderNews, identityId: number): NewInteraction[] {
  const common = {
    sourceId: order.sourceId,
    identityId,
    partnerId: order.partnerId ?? undefined,
    kind: "activity",
    channel: "shop",
    subjectId: order.orderId,
  } as const;
  // A document of negative value brings things back; nothing was ordered.
  const returnsOnly = order.total < 0;
  const placed: NewInteraction = {
    ...common,
    externalId: `order:${order.externalId}`,
    occurredAt: order.orderedAt,
    touchpoint: returnsOnly ? "return" : "purchase",
    direction: "in",
    subject: returnsOnly ? "return" : "order",
  };
  const step = order.was !== null && order.was !== order.status ? noticed[order.status] : undefined;
  if (!step) return [placed];
  const moved: NewInteraction = {
    ...common,
    ...step,
    externalId: `order:${order.externalId}:${order.status}`,
    occurredAt: ctx.now,
    subject: `order_${order.status}`,
  };
  return [placed, moved];
}
