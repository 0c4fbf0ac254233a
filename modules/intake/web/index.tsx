import { IconZoomQuestion } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** Input that was not understood, under settings. */
export const intakeWeb: WebModule = {
  name: "intake",
  settingsRoutes: (parent) => [page(parent, "not-understood", () => import("./quarantine-page.tsx"))],
  settingsPlaces: [
    {
      path: "not-understood",
      label: { fa: "ورودی‌های نامفهوم", en: "Not understood" },
      icon: IconZoomQuestion,
      order: 75,
      permission: "intake.read",
    },
  ],
};
