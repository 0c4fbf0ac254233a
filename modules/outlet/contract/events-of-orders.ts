import * as z from "zod";
import { OrderRefunded, OrdersMoved, OrdersPlaced } from "../../catalog/events.ts";
import { type WireEvent, wire } from "./wire.ts";

const id = z.number().int();
const order = z.object({
  order_id: id,
  customer_id: id.nullable(),
  status: z.string(),
  total: id.describe("In minor units of the currency"),
  currency: z.string(),
  ordered_at: z.iso.datetime(),
});
type Told = z.infer<typeof OrdersPlaced.schema>["orders"][number];

const sayOrder = (one: Told) => ({
  order_id: one.orderId,
  customer_id: one.customerId,
  status: one.status,
  total: one.total,
  currency: one.currency,
  ordered_at: one.orderedAt,
});

/** What is told of orders. */
export const orderEvents: readonly WireEvent[] = [
  wire("orders.placed", OrdersPlaced, z.object({ orders: z.array(order) }), {
    say: ({ orders }) => ({ orders: orders.map(sayOrder) }),
    customers: ({ orders }) => orders.map(({ customerId }) => customerId),
  }),
  wire("orders.moved", OrdersMoved, z.object({ orders: z.array(order.extend({ was: z.string() })) }), {
    say: ({ orders }) => ({ orders: orders.map((one) => ({ ...sayOrder(one), was: one.was })) }),
    customers: ({ orders }) => orders.map(({ customerId }) => customerId),
  }),
  wire(
    "order.refunded",
    OrderRefunded,
    z.object({
      order_id: id,
      customer_id: id.nullable(),
      kind: z.string().describe("`refund`: money went back; `return`: goods came back"),
      return_id: id,
      amount: id,
      currency: z.string(),
      at: z.iso.datetime(),
    }),
    {
      say: (one) => ({
        order_id: one.orderId,
        customer_id: one.customerId,
        kind: one.kind,
        return_id: one.returnId,
        amount: one.amount,
        currency: one.currency,
        at: one.at,
      }),
      customers: (one) => [one.customerId],
    },
  ),
];
