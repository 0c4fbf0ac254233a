export { storeDelivery } from "./server/deliveries/store-delivery.ts";
export { takeInDeliveries } from "./server/deliveries/take-in-deliveries.ts";
export { makeWebhookSource, makeWooShop, pauseShop } from "./server/keep-shop.ts";
export { keepMapping } from "./server/mapping/keep-mapping.ts";
export { hookPathOf, shopById } from "./server/shop-rows.ts";
export type { FakeDelivery } from "./server/woo/fakes/fake-hooks.ts";
export { change, type FakeWoo, startFakeWoo } from "./server/woo/fakes/fake-woo.ts";
export { type FakeRow, fakeCustomer, fakeOrder, fakeProduct, gmtText } from "./server/woo/fakes/woo-rows.ts";
export { startSync } from "./server/woo/keep-sync.ts";
