export { storeDelivery } from "./server/deliveries/store-delivery.ts";
export { takeInDeliveries } from "./server/deliveries/take-in-deliveries.ts";
export { makeWebhookSource, makeWooShop, pauseShop } from "./server/keep-shop.ts";
export { keepMapping } from "./server/mapping/keep-mapping.ts";
export { shopById } from "./server/shop-rows.ts";
