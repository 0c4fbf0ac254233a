import { IconBuildingStore, IconReceipt, IconShoppingBag } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerCustomerTab } from "../../customers/web/index.tsx";
import { registerSubjectView } from "../../timeline/web/index.tsx";

export { ProductsField } from "./products-field.tsx";

const permission = "catalog.read";

registerCustomerTab({
  key: "orders",
  order: 20,
  label: { fa: "سفارش‌ها", en: "Orders" },
  permission,
  component: lazy(() => import("./customer-orders-tab.tsx")),
});

registerSubjectView(
  ["order", "order_shipped", "order_delivered", "order_cancelled", "order_returned", "return", "refund"],
  lazy(() => import("./order-in-timeline.tsx")),
);

/** Orders and products: «ویترین». */
export const catalogWeb: WebModule = {
  name: "catalog",
  routes: (parent) => [
    page(parent, "catalog", () => import("./products-page.tsx")),
    page(parent, "catalog/orders", () => import("./orders-page.tsx")),
    page(parent, "catalog/orders/$id", () => import("./order-page.tsx")),
  ],
  places: [
    {
      path: "catalog",
      label: { fa: "ویترین", en: "Catalogue" },
      icon: IconBuildingStore,
      order: 100,
      permission,
      key: "v",
    },
  ],
  searches: [
    {
      label: { fa: "سفارش‌ها", en: "Orders" },
      icon: IconReceipt,
      permission,
      find: (text, signal) => import("./find-in-catalog.ts").then((file) => file.findOrders(text, signal)),
    },
    {
      label: { fa: "کالاها", en: "Products" },
      icon: IconShoppingBag,
      permission,
      find: (text, signal) => import("./find-in-catalog.ts").then((file) => file.findProducts(text, signal)),
    },
  ],
};
