import type { Module } from "../../platform/house/module.ts";
import { forgetOldDeliveries, registerForgetting } from "./server/deliveries/forget-deliveries.ts";
import { takeInDeliveries } from "./server/deliveries/take-in-deliveries.ts";
import { deliveriesJob } from "./server/deliveries/wake-deliveries.ts";
import { shopRoutes } from "./server/routes.ts";
import { syncJob } from "./server/woo/keep-sync.ts";
import { pollJob, pollShop, pollShops } from "./server/woo/poll-shop.ts";
import { syncShop } from "./server/woo/sync-shop.ts";

registerForgetting();

/** Shops and other programs that tell of orders, customers and products: WooCommerce, and signed webhooks of any kind. */
export const module: Module = {
  name: "shops",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "shops.manage": ["owner", "manager"] },
  routes: shopRoutes,
  jobs: { [deliveriesJob]: takeInDeliveries, [syncJob]: syncShop, [pollJob]: pollShop },
  cron: [
    { name: "poll-shops", pattern: "* * * * *", run: pollShops },
    { name: "forget-shop-deliveries", pattern: "36 3 * * *", run: forgetOldDeliveries },
  ],
};
