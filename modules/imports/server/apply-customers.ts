import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { bringsHistory } from "../../../platform/events/index.ts";
import { attributeDefinitions, defineAttribute, saveCustomers } from "../../customers/index.ts";
import type { Mapping } from "../contract.ts";
import type { KnownAttribute } from "./attribute-columns.ts";
import type { ReadCustomer } from "./read-customer.ts";
import { reason } from "./reasons.ts";
import { rejectThing, type Thing, type ThingOutcome } from "./things.ts";

/** Makes or changes customers; a row that speaks of somebody who was erased, or that is refused, is rejected. */
export async function applyCustomers(ctx: Context, things: readonly Thing<ReadCustomer>[]): Promise<ThingOutcome[]> {
  bringsHistory(ctx);
  const saved = await saveCustomers(
    ctx,
    things.map(({ said }) => said as ReadCustomer),
  );
  return saved.map((outcome, at) => {
    if (!(outcome instanceof Refusal)) return outcome.result;
    const { code, detail } = outcome;
    return rejectThing(
      things[at]!,
      code === "person_erased" ? reason(code) : reason("row_refused", detail.field ?? null, code),
    );
  });
}

/** Defines the custom attributes that an import brings, where the brand has none of that name yet. */
export async function defineAttributes(ctx: Context, { attributes }: Mapping): Promise<void> {
  const known = new Set((await attributeDefinitions(ctx)).map(({ key }) => key));
  for (const { key, label, type } of attributes)
    if (!known.has(key)) await defineAttribute(ctx, { key, label, type, choices: [] });
}

/** Custom attributes that the brand has, as columns may become them: by their keys and labels. */
export async function knownAttributes(ctx: Context): Promise<KnownAttribute[]> {
  return (await attributeDefinitions(ctx)).map(({ key, label, type }) => ({
    key,
    label,
    type: type === "choice" ? "text" : type,
  }));
}
