import { IconMapPin } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** Branches, dealers and representatives: a page of the settings. */
export const branchesWeb: WebModule = {
  name: "branches",
  settingsRoutes: (parent) => [page(parent, "branches", () => import("./branches-page.tsx"))],
  settingsPlaces: [
    {
      path: "branches",
      label: { fa: "شعبه‌ها و نمایندگی‌ها", en: "Branches and dealers" },
      icon: IconMapPin,
      order: 25,
      permission: "branches.read",
    },
  ],
};
