import {
  IconActivity,
  IconBellRinging,
  IconBolt,
  IconClockCheck,
  IconForms,
  IconHeartHandshake,
  IconMessage2Bolt,
  IconMessageCircle,
  IconMessageCirclePlus,
  IconMessages,
  IconPhone,
  IconPlugConnected,
  IconRoute,
  IconSpeakerphone,
  IconUsersGroup,
} from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerCustomerTab } from "../../customers/web/index.tsx";
import { registerLogExtra } from "../../timeline/web/index.tsx";
import { usePostsShown } from "./posts/use-posts-shown.ts";

export { type ComposerExtraProps, registerComposerExtra } from "./composer/composer-extras.ts";
export { chatGround } from "./settings/chat-ground.ts";
/** Who a customer is and what happened last, for pages of higher modules; wants a `Suspense`. */
export const CustomerGlance = lazy(() => import("./side/customer-glance.tsx"));
export { registerSidePart, type SidePartProps } from "./side/side-extras.ts";

const permission = "inbox.read";
const manage = "inbox.manage";

registerLogExtra({ permission: "inbox.write", component: lazy(() => import("./calls/log-call.tsx")) });

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
    page(parent, "live", () => import("./assignment/live-page.tsx")),
    page(parent, "posts", () => import("./posts/posts-page.tsx")),
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
    {
      path: "posts",
      label: { fa: "پست کانال‌ها", en: "Channel posts" },
      icon: IconSpeakerphone,
      order: 26,
      permission: "inbox.publish",
      useShown: usePostsShown,
    },
    { path: "live", label: { fa: "زنده", en: "Live" }, icon: IconActivity, order: 24, permission: manage, key: "l" },
  ],
  standing: [
    { key: "own-state", permission: "inbox.write", component: lazy(() => import("./assignment/own-state.tsx")) },
  ],
  settingsRoutes: (parent) => [
    page(parent, "channels", () => import("./settings/channels-page.tsx")),
    page(parent, "chat", () => import("./settings/chat-page.tsx")),
    page(parent, "push", () => import("./push/push-page.tsx")),
    page(parent, "contact-forms", () => import("./forms/forms-page.tsx")),
    page(parent, "calls", () => import("./calls/calls-page.tsx")),
    page(parent, "teams", () => import("./settings/teams-page.tsx")),
    page(parent, "rules", () => import("./rules/rules-page.tsx")),
    page(parent, "service-levels", () => import("./service-levels/levels-page.tsx")),
    page(parent, "canned-replies", () => import("./settings/canned-page.tsx")),
    page(parent, "macros", () => import("./macros/macros-page.tsx")),
  ],
  settingsPlaces: [
    {
      path: "channels",
      label: { fa: "کانال‌ها", en: "Channels" },
      icon: IconPlugConnected,
      order: 50,
      permission: manage,
    },
    {
      path: "chat",
      label: { fa: "گفتگوی سایت", en: "Site chat" },
      icon: IconMessageCircle,
      order: 51,
      permission: manage,
    },
    {
      path: "push",
      label: { fa: "اعلان مرورگر و برنامه", en: "Browser and app push" },
      icon: IconBellRinging,
      order: 51.5,
      permission: manage,
    },
    {
      path: "contact-forms",
      label: { fa: "فرم تماس", en: "Contact form" },
      icon: IconForms,
      order: 52,
      permission: manage,
    },
    { path: "calls", label: { fa: "تماس‌ها", en: "Calls" }, icon: IconPhone, order: 53, permission: manage },
    { path: "teams", label: { fa: "تیم‌ها", en: "Teams" }, icon: IconUsersGroup, order: 54, permission: manage },
    { path: "rules", label: { fa: "قاعده‌ها", en: "Rules" }, icon: IconRoute, order: 56, permission: manage },
    {
      path: "service-levels",
      label: { fa: "سطح خدمت", en: "Service levels" },
      icon: IconClockCheck,
      order: 57,
      permission: manage,
    },
    {
      path: "canned-replies",
      label: { fa: "پاسخ‌های آماده", en: "Canned replies" },
      icon: IconMessage2Bolt,
      order: 58,
      permission: "inbox.write",
    },
    { path: "macros", label: { fa: "ماکروها", en: "Macros" }, icon: IconBolt, order: 59, permission: "inbox.write" },
  ],
  commands: [
    {
      label: { fa: "گفتگوی تازه با مشتری", en: "Begin a conversation" },
      icon: IconMessageCirclePlus,
      permission: "inbox.write",
      run: (go) => go("inbox?new=choose"),
    },
  ],
  watcher: { permission, component: lazy(() => import("./promises/promise-notices.tsx")) },
};
