import { IconPresentation } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerSubjectView } from "../../timeline/web/index.tsx";

registerSubjectView(
  ["meeting", "webinar", "meeting_answer", "meeting_join"],
  lazy(() => import("./meeting-in-timeline.tsx")),
);

/** «جلسه‌ها و وبینارها»: who is invited, who comes, who was there. */
export const meetingsWeb: WebModule = {
  name: "meetings",
  routes: (parent) => [
    page(parent, "meetings", () => import("./meetings-page.tsx")),
    page(parent, "meetings/$id", () => import("./meeting-page.tsx")),
  ],
  places: [
    {
      path: "meetings",
      label: { fa: "جلسه‌ها و وبینارها", en: "Meetings and webinars" },
      icon: IconPresentation,
      order: 57,
      permission: "meetings.read",
    },
  ],
};
