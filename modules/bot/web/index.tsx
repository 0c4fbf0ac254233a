import { IconRobot } from "@tabler/icons-react";
import { page, type WebModule } from "../../../platform/ui/module.ts";

/** How the bot behaves. */
export const botWeb: WebModule = {
  name: "bot",
  settingsRoutes: (parent) => [page(parent, "bot", () => import("./settings-page.tsx"))],
  settingsPlaces: [
    {
      path: "bot",
      label: { fa: "دستیار گفتگو", en: "Chatbot" },
      icon: IconRobot,
      order: 52,
      permission: "bot.manage",
    },
  ],
};
