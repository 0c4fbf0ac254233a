import { IconBuildingStore } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** «فروشگاه‌ها و برنامه‌های دیگر»: what tells us of orders, customers and products, and what came. */
export const shopsWeb: WebModule = {
  name: "shops",
  settingsRoutes: (parent) => [
    page(parent, "shops", () => import("./shops-page.tsx")),
    page(parent, "shops/$id", () => import("./shop-page.tsx")),
  ],
  settingsPlaces: [
    {
      path: "shops",
      label: { fa: "فروشگاه و برنامه‌های دیگر", en: "Shops and other programs" },
      icon: IconBuildingStore,
      order: 74,
      permission: "shops.manage",
    },
  ],
};
