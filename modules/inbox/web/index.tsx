import { IconHeartHandshake, IconMessages } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerCustomerTab } from "../../customers/web/index.tsx";

const permission = "inbox.read";

registerCustomerTab({
  key: "conversations",
  order: 30,
  label: { fa: "گفتگوها", en: "Conversations" },
  permission,
  component: lazy(() => import("./side/conversations-tab.tsx")),
});

/** Conversations with customers: «گفتگوها», promises, and the settings of channels, chat, teams and canned replies. */
export const inboxWeb: WebModule = {
  name: "inbox",
  routes: (parent) => [
    page(parent, "inbox", () => import("./inbox-page.tsx")),
    page(parent, "promises", () => import("./promises/promises-page.tsx")),
  ],
  places: [
    { path: "inbox", label: { fa: "گفتگوها", en: "Inbox" }, icon: IconMessages, order: 20, permission, key: "i" },
    {
      path: "promises",
      label: { fa: "قول‌ها", en: "Promises" },
      icon: IconHeartHandshake,
      order: 22,
      permission,
      key: "p",
    },
  ],
};
