import type { Customer } from "../../contract.ts";
import type { Changed } from "./use-customer.ts";

type Values = Customer["attributes"];

/** The customer as it will be once the change is saved; a company's name is known only then. */
export function patched(before: Customer, { company_id, attributes, preferences, ...changed }: Changed): Customer {
  const said = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
  const after = { ...before, ...said } as Customer;
  if (changed.name !== undefined) after.label = changed.name || before.identities[0]?.shown || null;
  if (company_id === null) after.company = null;
  if (attributes) after.attributes = filled(before.attributes, attributes);
  if (preferences) after.preferences = filled(before.preferences, preferences);
  return after;
}

/** The change that takes a change back. */
export function beforeOf(before: Customer, changed: Changed): Changed {
  const { company_id, attributes, preferences, ...fields } = changed;
  return {
    ...(Object.fromEntries(Object.keys(fields).map((key) => [key, before[key as keyof Customer]])) as Changed),
    ...(company_id === undefined ? {} : { company_id: before.company?.id ?? null }),
    ...(attributes ? { attributes: former(before.attributes, attributes) } : {}),
    ...(preferences ? { preferences: former(before.preferences, preferences) } : {}),
  };
}

function filled(before: Values, changed: Record<string, Values[string] | null>): Values {
  const all = Object.entries({ ...before, ...changed });
  return Object.fromEntries(all.filter(([, value]) => value !== null)) as Values;
}

function former(before: Values, changed: Record<string, unknown>): Record<string, Values[string] | null> {
  return Object.fromEntries(Object.keys(changed).map((key) => [key, before[key] ?? null]));
}
