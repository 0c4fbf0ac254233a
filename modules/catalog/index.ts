export {
  boughtOne,
  type LatestOrder,
  lastOrders,
  latestOrders,
  type NamedProduct,
  productNames,
  productsNamed,
} from "./server/ask-catalog.ts";
export { changeStatus } from "./server/change-status.ts";
export type { OrderInput, OrderLineInput, OrderStatus, SaveOutcome } from "./server/order-input.ts";
export { orderStatuses } from "./server/order-input.ts";
export { touchBuyersSince } from "./server/order-rows.ts";
export { ordersReached, type ReachedOrder } from "./server/orders-reached.ts";
export { prepareOrder } from "./server/prepare-order.ts";
export { changeProduct, productByNumber, productIdOf } from "./server/products.ts";
export { productsByIds, productsOfText } from "./server/products-of-text.ts";
export { type ReturnInput, recordReturn } from "./server/record-return.ts";
export { saveOrders } from "./server/save-orders.ts";
export { findOrMakeProducts, type ProductInput, productKey, saveProducts } from "./server/save-products.ts";
export { orderIdOf } from "./server/show-order.ts";
export { withdrawReturns } from "./server/withdraw-returns.ts";
