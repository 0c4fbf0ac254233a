import { IconMessageChatbot, IconRobot } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerComposerExtra } from "../../inbox/web/index.tsx";
import { mayRead, mayWrite } from "./rights.ts";

registerComposerExtra({ permission: "inbox.write", component: lazy(() => import("./assist/suggested-replies.tsx")) });

/** «دستیار»: the studio in which the bot is taught, tried and measured, and in the settings how it behaves. */
export const botWeb: WebModule = {
  name: "bot",
  routes: (parent) => {
    const studio = page(parent, "bot", () => import("./studio/studio-layout.tsx"));
    studio.addChildren([
      page(studio, "/", () => import("./intents/intents-page.tsx")),
      page(studio, "intents/$id", () => import("./intents/intent-page.tsx")),
      page(studio, "flows", () => import("./flows/flows-page.tsx")),
      page(studio, "flows/$id", () => import("./flows/flow-page.tsx")),
      page(studio, "answers", () => import("./answers/answers-page.tsx")),
      page(studio, "learning", () => import("./learning/learning-page.tsx")),
      page(studio, "numbers", () => import("./numbers/numbers-page.tsx")),
      page(studio, "incidents", () => import("./incidents/incidents-page.tsx")),
    ]);
    return [studio];
  },
  places: [
    {
      path: "bot",
      label: { fa: "دستیار", en: "Bot" },
      icon: IconMessageChatbot,
      order: 62,
      permission: mayRead,
      key: "b",
    },
  ],
  settingsRoutes: (parent) => [page(parent, "bot", () => import("./settings-page.tsx"))],
  settingsPlaces: [
    {
      path: "bot",
      label: { fa: "دستیار گفتگو", en: "Chatbot" },
      icon: IconRobot,
      order: 52,
      permission: mayWrite,
    },
  ],
};
