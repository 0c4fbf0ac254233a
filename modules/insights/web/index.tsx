import { IconChartLine, IconHeadset, IconHeartbeat, IconHome, IconMoodSmile } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** Home, the first page of insights, and how customers are answered. */
export const insightsWeb: WebModule = {
  name: "insights",
  routes: (parent) => [
    page(parent, "home", () => import("./home-page.tsx")),
    page(parent, "insights", () => import("./insights-page.tsx")),
    page(parent, "experience", () => import("./experience/experience-page.tsx")),
    page(parent, "experience/reports", () => import("./reports/reports-page.tsx")),
    page(parent, "health", () => import("./experience/health-page.tsx")),
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
      path: "health",
      label: { fa: "سلامت تجربه", en: "Health" },
      icon: IconHeartbeat,
      order: 88,
      permission: "insights.read",
    },
    {
      path: "experience",
      label: { fa: "نظر مشتریان", en: "What they say" },
      icon: IconMoodSmile,
      order: 91,
      permission: "insights.read",
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
