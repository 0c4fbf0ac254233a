import {
  IconBuildingStore,
  IconClockHour9,
  IconHistory,
  IconKey,
  IconUserCircle,
  IconUsersGroup,
  IconWorldCode,
} from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

export { WeekField } from "./week-field.tsx";

/** Settings of the brand and of the person: seven pages. */
export const adminWeb: WebModule = {
  name: "admin",
  settingsRoutes: (parent) => [
    page(parent, "brand", () => import("./brand-page.tsx")),
    page(parent, "working-time", () => import("./working-time-page.tsx")),
    page(parent, "people", () => import("./people-page.tsx")),
    page(parent, "api-keys", () => import("./api-keys-page.tsx")),
    page(parent, "sites", () => import("./sites-page.tsx")),
    page(parent, "audit", () => import("./audit-page.tsx")),
    page(parent, "me", () => import("./me-page.tsx")),
  ],
  settingsPlaces: [
    {
      path: "brand",
      label: { fa: "برند", en: "Brand" },
      icon: IconBuildingStore,
      order: 10,
      permission: "brand.write",
    },
    {
      path: "working-time",
      label: { fa: "ساعت کار و تعطیلات", en: "Working time" },
      icon: IconClockHour9,
      order: 20,
      permission: "brand.write",
    },
    {
      path: "people",
      label: { fa: "همکاران و دعوت‌ها", en: "People" },
      icon: IconUsersGroup,
      order: 30,
      permission: "members.read",
    },
    {
      path: "api-keys",
      label: { fa: "کلیدهای دسترسی", en: "API keys" },
      icon: IconKey,
      order: 70,
      permission: "api_keys.read",
    },
    { path: "sites", label: { fa: "سایت‌ها", en: "Sites" }, icon: IconWorldCode, order: 80, permission: "sites.read" },
    {
      path: "audit",
      label: { fa: "دفتر رویدادها", en: "Audit log" },
      icon: IconHistory,
      order: 90,
      permission: "audit.read",
    },
    { path: "me", label: { fa: "حساب من", en: "My account" }, icon: IconUserCircle, order: 100 },
  ],
};
