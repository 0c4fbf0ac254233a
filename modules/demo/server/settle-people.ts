import type { Context } from "../../../platform/db/index.ts";
import { type ClaimedIdentity, crmValue, type PersonClaim, resolvePeople } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import type { DemoCustomer } from "./shop-life.ts";

/** Where the demo's rows say they come from. */
export const demoSource = "demo";

/** The claim of a demo customer, the identity it is met by first. */
export function claimOf(customer: DemoCustomer, source: number): PersonClaim {
  const identities: ClaimedIdentity[] = [
    { type: "crm", value: crmValue(demoSource, String(customer.number)), shown: String(customer.number) },
    { type: "phone", value: customer.phone, shown: customer.phone },
  ];
  if (customer.email) identities.push({ type: "email", value: customer.email, shown: customer.email });
  if (customer.instagram) identities.push({ type: "instagram", value: customer.instagram, shown: customer.instagram });
  if (customer.telegram) identities.push({ type: "telegram", value: customer.telegram, shown: customer.telegram });
  const { name, kind, city, joinedAt: createdAt } = customer;
  return { sourceId: source, identities, name, kind, city, createdAt };
}

/** Makes the customers. */
export async function settlePeople(ctx: Context, customers: readonly DemoCustomer[]): Promise<void> {
  const source = await sourceId(ctx, demoSource);
  await resolvePeople(
    ctx,
    customers.map((customer) => claimOf(customer, source)),
  );
}
