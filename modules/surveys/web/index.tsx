import { IconClipboardCheck, IconMessageQuestion } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerCustomerTab } from "../../customers/web/index.tsx";
import { registerSubjectView } from "../../timeline/web/index.tsx";
import { findSurveys } from "./list/find-surveys.ts";

const permission = "surveys.read";
const label = { fa: "نظرسنجی‌ها", en: "Surveys" };

registerSubjectView(
  ["survey_response"],
  lazy(() => import("./responses/response-in-timeline.tsx")),
);
registerCustomerTab({
  key: "responses",
  order: 40,
  label: { fa: "پاسخ‌ها", en: "Responses" },
  permission,
  component: lazy(() => import("./responses/customer-responses-tab.tsx")),
});

/** Surveys: the list, and of one its builder, its responses, interviews by phone and sheets of paper. */
export const surveysWeb: WebModule = {
  name: "surveys",
  routes: (parent) => [
    page(parent, "surveys", () => import("./list/surveys-page.tsx")),
    page(parent, "surveys/$key", () => import("./builder/builder-page.tsx")),
    page(parent, "surveys/$key/responses", () => import("./responses/responses-page.tsx")),
    page(parent, "surveys/$key/phone", () => import("./phone/phone-page.tsx")),
    page(parent, "surveys/$key/asking", () => import("./ask/asking-page.tsx")),
    page(parent, "surveys/$key/paper", () => import("./phone/paper-page.tsx")),
  ],
  settingsRoutes: (parent) => [page(parent, "asking", () => import("./ask/ask-rule-page.tsx"))],
  settingsPlaces: [
    {
      path: "asking",
      label: { fa: "فاصلهٔ پرسیدن", en: "How often we ask" },
      icon: IconMessageQuestion,
      order: 54,
      permission: "surveys.write",
    },
  ],
  places: [{ path: "surveys", label, icon: IconClipboardCheck, order: 50, permission, key: "n" }],
  searches: [{ label, icon: IconClipboardCheck, permission, find: findSurveys }],
};
