import type { Context } from "../../../platform/db/index.ts";
import { orderIdOf, recordReturn, saveOrders } from "../../catalog/index.ts";
import { resolvePeople } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import { claimOf, demoSource } from "./settle-people.ts";
import type { DemoLine, DemoOrder } from "./shop-life.ts";

const rial = 10; // one toman

/** Saves orders with their lines, and the returns of some. */
export async function saveShopOrders(ctx: Context, orders: readonly DemoOrder[]): Promise<void> {
  const source = await sourceId(ctx, demoSource);
  const buyers = await resolvePeople(
    ctx,
    orders.map((order) => claimOf(order.customer, source)),
  );
  await saveOrders(
    ctx,
    orders.map((order, place) => ({
      sourceId: source,
      externalId: order.id,
      identityId: buyers[place]?.identityId ?? null,
      orderedAt: order.at,
      status: order.status,
      currency: "IRR",
      lines: order.lines.map(lineOf),
    })),
  );
  for (const order of orders) if (order.returned) await returnPart(ctx, order, order.returned);
}

function lineOf({ product, quantity }: DemoLine) {
  return {
    productExternalId: product.id,
    productName: product.name,
    quantity: String(quantity),
    unitPrice: String(product.price * rial),
  };
}

async function returnPart(ctx: Context, order: DemoOrder, { at, reason }: { at: Date; reason: string }): Promise<void> {
  const [line] = order.lines;
  if (!line) return;
  const orderId = await orderIdOf(ctx, { source: demoSource, external_id: order.id });
  const amount = line.product.price * line.quantity * rial;
  await recordReturn(ctx, orderId, { kind: "return", externalId: `${order.id}-R`, at, amount, reason });
}
