import { IconChartLine, IconHeadset, IconHome } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** Home, the first page of insights, and how customers are answered. */
export const insightsWeb: WebModule = {
  name: "insights",
  routes: (parent) => [
    page(parent, "home", () => import("./home-page.tsx")),
    page(parent, "insights", () => import("./insights-page.tsx")),
    page(parent, "support", () => import("./support/support-page.tsx")),
  ],
  places: [
    { path: "home", label: { fa: "خانه", en: "Home" }, icon: IconHome, order: 10, key: "h" },
    {
      path: "insights",
      label: { fa: "بینش", en: "Insights" },
      icon: IconChartLine,
      order: 90,
      permission: "insights.read",
      key: "i",
    },
    {
      path: "support",
      label: { fa: "پاسخ‌گویی", en: "Support" },
      icon: IconHeadset,
      order: 92,
      permission: "insights.read",
    },
  ],
};
