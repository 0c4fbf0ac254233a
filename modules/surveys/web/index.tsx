import { IconMessageQuestion } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** Surveys: when a survey asks and whom, and in the settings how often anybody is asked. */
export const surveysWeb: WebModule = {
  name: "surveys",
  routes: (parent) => [page(parent, "surveys/$key/asking", () => import("./ask/asking-page.tsx"))],
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
};
