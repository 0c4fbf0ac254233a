import { IconBriefcase2, IconBulb } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerCustomerTab } from "../../customers/web/index.tsx";
import { registerSidePart } from "../../inbox/web/index.tsx";
import { registerSubjectView } from "../../timeline/web/index.tsx";

const permission = "cases.read";

registerCustomerTab({
  key: "cases",
  order: 40,
  label: { fa: "پرونده‌ها", en: "Cases" },
  permission,
  component: lazy(() => import("./entry/cases-tab.tsx")),
});
registerSidePart({ permission, component: lazy(() => import("./entry/cases-of-conversation.tsx")) });
registerSubjectView(
  ["case_opened", "case_solved"],
  lazy(() => import("./entry/case-in-timeline.tsx")),
);

/** «پرونده‌ها»: every disappointed customer until they say it is solved, what is learnt from them, and how it all goes by itself. */
export const casesWeb: WebModule = {
  name: "cases",
  routes: (parent) => [
    page(parent, "cases", () => import("./list/cases-page.tsx")),
    page(parent, "cases/improvements", () => import("./board/improvements-page.tsx")),
    page(parent, "cases/numbers", () => import("./numbers/numbers-page.tsx")),
    page(parent, "cases/promoters", () => import("./board/promoters-page.tsx")),
    page(parent, "cases/$id", () => import("./case/case-page.tsx")),
  ],
  places: [
    { path: "cases", label: { fa: "پرونده‌ها", en: "Cases" }, icon: IconBriefcase2, order: 40, permission, key: "e" },
  ],
  settingsRoutes: (parent) => [page(parent, "cases", () => import("./settings/settings-page.tsx"))],
  settingsPlaces: [
    {
      path: "cases",
      label: { fa: "پرونده‌ها", en: "Cases" },
      icon: IconBriefcase2,
      order: 60,
      permission: "cases.manage",
    },
  ],
  commands: [
    {
      label: { fa: "بهبودها و علت‌های ریشه‌ای", en: "Improvements and root causes" },
      icon: IconBulb,
      permission,
      run: (go) => go("cases/improvements"),
    },
  ],
  watcher: { permission, component: lazy(() => import("./entry/case-notices.tsx")) },
};
