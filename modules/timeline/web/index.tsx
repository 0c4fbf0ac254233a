import { IconMessagePlus } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerCustomerTab } from "../../customers/web/index.tsx";

export { CallFacts } from "./call-facts.tsx";
export { useEntryWords } from "./entry-words.ts";
export { type LogExtraProps, registerLogExtra } from "./log-extras.ts";
export { registerSubjectView, type SubjectView } from "./subject-views.ts";

registerCustomerTab({
  key: "timeline",
  order: 10,
  label: { fa: "خط زمان", en: "Timeline" },
  permission: "timeline.read",
  component: lazy(() => import("./timeline-tab.tsx")),
});

/** The timeline on the customer page, and the quick log. */
export const timelineWeb: WebModule = {
  name: "timeline",
  routes: (parent) => [page(parent, "log", () => import("./log-page.tsx"))],
  commands: [
    {
      label: { fa: "ثبت تعامل", en: "Log an interaction" },
      icon: IconMessagePlus,
      permission: "timeline.write",
      run: (go) => go("log"),
    },
  ],
};
