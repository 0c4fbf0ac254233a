import { IconPhone, IconPhoneCall } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerCustomerDeed } from "../../customers/web/index.tsx";
import { registerSidePart } from "../../inbox/web/index.tsx";
import { registerSubjectView } from "../../timeline/web/index.tsx";

registerCustomerDeed({
  key: "call",
  permission: "calls.make",
  component: lazy(() => import("./call/call-button.tsx")),
});
registerSidePart({ permission: "calls.make", component: lazy(() => import("./call/call-beside.tsx")) });
registerSubjectView(
  ["call"],
  lazy(() => import("./list/call-in-timeline.tsx")),
);

const calls = { fa: "تماس‌های تلفنی", en: "Phone calls" };

/** Phone exchanges: who calls while it rings, the list of calls, and the set-up. */
export const telephonyWeb: WebModule = {
  name: "telephony",
  routes: (parent) => [page(parent, "calls", () => import("./list/calls-page.tsx"))],
  settingsRoutes: (parent) => [page(parent, "phone", () => import("./settings/phone-page.tsx"))],
  settingsPlaces: [
    {
      path: "phone",
      label: { fa: "مرکز تلفن", en: "Phone exchange" },
      icon: IconPhoneCall,
      order: 52.5,
      permission: "phone.manage",
    },
  ],
  commands: [{ label: calls, icon: IconPhone, permission: "calls.read", run: (go) => go("calls") }],
  watcher: { permission: "calls.read", component: lazy(() => import("./ringing/ringing-calls.tsx")) },
};
