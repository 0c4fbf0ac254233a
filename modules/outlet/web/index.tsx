import { IconWebhook } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** «خبر به برنامه‌های دیگر»: webhooks, how they stand, and their log. */
export const outletWeb: WebModule = {
  name: "outlet",
  settingsRoutes: (parent) => [page(parent, "webhooks", () => import("./webhooks-page.tsx"))],
  settingsPlaces: [
    {
      path: "webhooks",
      label: { fa: "خبر به برنامه‌های دیگر", en: "Webhooks" },
      icon: IconWebhook,
      order: 76,
      permission: "webhooks.manage",
    },
  ],
};
