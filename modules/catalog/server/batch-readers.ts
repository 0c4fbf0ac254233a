import type * as z from "zod";
import { registerReader } from "../../intake/index.ts";
import { orderBody, productBody } from "../contract.ts";
import { type BatchReader, replayLine } from "./accept-batch.ts";
import { acceptOrders } from "./accept-orders.ts";
import { acceptProducts } from "./accept-products.ts";

export const orderReader: BatchReader<z.output<typeof orderBody>> = {
  reader: "order",
  schema: orderBody,
  accept: acceptOrders,
};
export const productReader: BatchReader<z.output<typeof productBody>> = {
  reader: "product",
  schema: productBody,
  accept: acceptProducts,
};

/** Lets the quarantine read orders and products again. */
export function registerBatchReaders(): void {
  registerReader(orderReader.reader, (ctx, body) => replayLine(ctx, body, orderReader));
  registerReader(productReader.reader, (ctx, body) => replayLine(ctx, body, productReader));
}
