import { IconCloudUp, IconWebhook } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** «خبر به برنامه‌های دیگر»: webhooks, how they stand, and their log; «فرستادن زمان‌دار داده‌ها»: tables that are sent on time. */
export const outletWeb: WebModule = {
  name: "outlet",
  settingsRoutes: (parent) => [
    page(parent, "webhooks", () => import("./webhooks-page.tsx")),
    page(parent, "exports", () => import("./exports/exports-page.tsx")),
  ],
  settingsPlaces: [
    {
      path: "webhooks",
      label: { fa: "خبر به برنامه‌های دیگر", en: "Webhooks" },
      icon: IconWebhook,
      order: 76,
      permission: "webhooks.manage",
    },
    {
      path: "exports",
      label: { fa: "فرستادن زمان‌دار داده‌ها", en: "Scheduled exports" },
      icon: IconCloudUp,
      order: 77,
      permission: "exports.manage",
    },
  ],
};
