import { IconAdjustments, IconMessageCog, IconUserPlus, IconUsers, IconUsersGroup } from "@tabler/icons-react";
import { lazy } from "react";
import { page, type WebModule } from "../../../platform/ui/module.ts";
import { registerCustomerTab } from "./customer-tabs.ts";

export { groupsQuery } from "./customer-calls.ts";
export { registerCustomerDeed } from "./customer-deeds.ts";
export { type CustomerTab, registerCustomerTab } from "./customer-tabs.ts";
export { CustomersField } from "./customers-field.tsx";
export { GroupSelect } from "./group-select.tsx";
export { shownPhone } from "./parts/shown-phone.ts";

registerCustomerTab({
  key: "notes",
  order: 80,
  label: { fa: "یادداشت‌ها", en: "Notes" },
  component: lazy(() => import("./notes/notes-tab.tsx")),
});
registerCustomerTab({
  key: "details",
  order: 90,
  label: { fa: "مشخصات", en: "Details" },
  component: lazy(() => import("./details/details-tab.tsx")),
});

const permission = "customers.read";
const customersLabel = { fa: "مشتریان", en: "Customers" };

/** The customers' pages: list, one customer, groups, possible duplicates, custom fields. */
export const customersWeb: WebModule = {
  name: "customers",
  routes: (parent) => [
    page(parent, "customers", () => import("./list/customer-list-page.tsx")),
    page(parent, "customers/groups", () => import("./groups/groups-page.tsx")),
    page(parent, "customers/groups/$id", () => import("./groups/group-page.tsx")),
    page(parent, "customers/suggestions", () => import("./suggestions/suggestions-page.tsx")),
    page(parent, "customers/$id", () => import("./customer/customer-page.tsx")),
  ],
  places: [{ path: "customers", label: customersLabel, icon: IconUsers, order: 30, permission, key: "c" }],
  settingsRoutes: (parent) => [
    page(parent, "customer-fields", () => import("./fields/fields-page.tsx")),
    page(parent, "contact-rules", () => import("./contact/contact-rules-page.tsx")),
  ],
  settingsPlaces: [
    {
      path: "customer-fields",
      label: { fa: "ویژگی‌های مشتریان", en: "Customer fields" },
      icon: IconAdjustments,
      order: 40,
      permission: "customers.define",
    },
    {
      path: "contact-rules",
      label: { fa: "قواعد تماس", en: "Contact rules" },
      icon: IconMessageCog,
      order: 45,
      permission: "contact.read",
    },
  ],
  searches: [
    {
      label: customersLabel,
      icon: IconUsers,
      permission,
      find: (text, signal) => import("./find-customers.ts").then((file) => file.findCustomers(text, signal)),
    },
  ],
  commands: [
    {
      label: { fa: "افزودن مشتری", en: "Add a customer" },
      icon: IconUserPlus,
      permission: "customers.write",
      run: (go) => go("customers?add=1"),
    },
    {
      label: { fa: "ساختن گروه مشتریان", en: "Make a customer group" },
      icon: IconUsersGroup,
      permission: "customers.define",
      run: (go) => go("customers/groups/new"),
    },
  ],
};
