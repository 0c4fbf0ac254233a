import type { ComponentType } from "react";

/** What can be done with a customer: a small button beside how to reach them, brought by a higher module. */
type CustomerDeed = { key: string; permission: string; component: ComponentType<{ customerId: number }> };

const deeds = new Map<string, CustomerDeed>();

/** Adds a deed to the head of the customer page; one of the same key is replaced. */
export function registerCustomerDeed(deed: CustomerDeed): void {
  deeds.set(deed.key, deed);
}

/** The deeds that somebody with these permissions sees. */
export function customerDeeds(permissions: readonly string[]): CustomerDeed[] {
  return [...deeds.values()].filter(({ permission }) => permissions.includes(permission));
}
