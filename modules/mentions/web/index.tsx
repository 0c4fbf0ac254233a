import { IconEar } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerSubjectView } from "../../timeline/web/index.tsx";

const permission = "mentions.read";
const label = { fa: "یادکردها", en: "Mentions" };

registerSubjectView(
  ["mention"],
  lazy(() => import("./mention-in-timeline.tsx")),
);

/** «یادکردها»: what is said in public, and where and for what the brand listens. */
export const mentionsWeb: WebModule = {
  name: "mentions",
  routes: (parent) => [page(parent, "mentions", () => import("./mentions-page.tsx"))],
  places: [{ path: "mentions", label, icon: IconEar, order: 55, permission, key: "m" }],
  settingsRoutes: (parent) => [page(parent, "mentions", () => import("./settings/settings-page.tsx"))],
  settingsPlaces: [{ path: "mentions", label, icon: IconEar, order: 62, permission: "mentions.manage" }],
  watcher: { permission, component: lazy(() => import("./mention-notices.tsx")) },
};
