import * as z from "zod";
import { defineEvent } from "../../platform/events/index.ts";
import { orderStatus } from "./contract.ts";

const id = z.number().int();
const order = z.object({
  orderId: id,
  customerId: id.nullable(),
  status: orderStatus,
  total: id,
  currency: z.string(),
  orderedAt: z.iso.datetime(),
});

/** Orders were placed, as their shops say; what was committed together is announced together. `total` is in minor units. */
export const OrdersPlaced = defineEvent("catalog.orders-placed", z.object({ orders: z.array(order) }));

/** Orders went from one status (`was`) to another. */
export const OrdersMoved = defineEvent(
  "catalog.orders-moved",
  z.object({ orders: z.array(order.extend({ was: orderStatus })) }),
);

/** Goods came back (`return`), or money went back (`refund`), of part of an order or all of it. */
export const OrderRefunded = defineEvent(
  "catalog.order-refunded",
  z.object({
    orderId: id,
    customerId: id.nullable(),
    kind: z.enum(["return", "refund"]),
    returnId: id,
    amount: id,
    currency: z.string(),
    at: z.iso.datetime(),
  }),
);
