import { IconBuildingStore } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

export { useDemo, useWhenReady } from "./use-demo.ts";

/** The demo's page in the settings. */
export const demoWeb: WebModule = {
  name: "demo",
  settingsRoutes: (parent) => [page(parent, "demo", () => import("./demo-page.tsx"))],
  settingsPlaces: [
    {
      path: "demo",
      label: { fa: "فروشگاه نمونه", en: "Demo" },
      icon: IconBuildingStore,
      order: 900,
      permission: "demo.manage",
    },
  ],
};
