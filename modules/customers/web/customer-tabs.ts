import type { ComponentType } from "react";
import type { Label } from "../../../platform/ui/module.ts";

/** A tab of the customer page. The component is shown on the page and, narrower, in the side panel. */
export type CustomerTab = {
  /** Its name in the address (`?tab=orders`). */
  key: string;
  /** Lower is earlier: timeline 10, orders 20, notes 80, details 90. */
  order: number;
  label: Label;
  /** Only shown to those who may do this. */
  permission?: string;
  component: ComponentType<{ customerId: number }>;
};

const tabs = new Map<string, CustomerTab>();

/** Adds a tab to the customer page; one of the same key is replaced. Call it where the module's web index is read. */
export function registerCustomerTab(tab: CustomerTab): void {
  tabs.set(tab.key, tab);
}

/** The tabs someone with these permissions sees, in their order. */
export function customerTabs(permissions: readonly string[]): CustomerTab[] {
  return [...tabs.values()]
    .filter(({ permission }) => !permission || permissions.includes(permission))
    .sort((a, b) => a.order - b.order);
}
