import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { changeProduct, productIdOf, saveProducts } from "../../../catalog/index.ts";
import { crmValue, identityByValue, saveCustomers } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { acceptInteractions } from "../../../timeline/index.ts";
import type { Applied, Written } from "./save-shop-orders.ts";
import type { Happening, ShopCustomer, Thing } from "./things.ts";

type CustomerThing = Extract<Thing, { kind: "customer" }>;
type ProductThing = Extract<Thing, { kind: "product" }>;

/** Writes products in the states given; a deleted one is archived. */
export async function saveShopProducts(
  ctx: Context,
  source: string,
  applied: readonly Applied<ProductThing>[],
): Promise<(Written | Refusal)[]> {
  const from = await sourceId(ctx, source);
  const alive = applied.filter(({ thing }) => thing.body !== null);
  const saved = await saveProducts(
    ctx,
    alive.map(({ thing }) => ({ sourceId: from, externalId: thing.number, ...thing.body! })),
  );
  const outcomes = new Map(alive.map((one, at) => [one, saved[at]!]));
  const written: Written[] = [];
  for (const one of applied) {
    if (one.wasDeleted || !one.thing.body) await archive(ctx, source, one.thing.number, !one.thing.body);
    written.push({ outcome: outcomes.get(one) ?? "deleted", identityId: null });
  }
  return written;
}

async function archive(ctx: Context, source: string, number: string, archived: boolean): Promise<void> {
  try {
    await changeProduct(ctx, await productIdOf(ctx, { source, external_id: number }), { archived });
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "not_found")) throw error;
  }
}

/**
 * Writes customers in the states given. That a shop deleted an account changes nothing: what they bought stays, and taking a person out is
 * for a person to decide.
 */
export async function saveShopCustomers(
  ctx: Context,
  source: string,
  applied: readonly Applied<CustomerThing>[],
): Promise<(Written | Refusal)[]> {
  const alive = applied.filter(({ thing }) => thing.body !== null);
  const saved = await saveCustomers(
    ctx,
    alive.map(({ thing }) => ({ source, ...said(thing.body!) })),
  );
  const outcomes = new Map(alive.map((one, at) => [one, saved[at]!]));
  const written: (Written | Refusal)[] = [];
  for (const one of applied) {
    const outcome = outcomes.get(one);
    if (outcome instanceof Refusal) written.push(outcome);
    else if (!outcome) written.push({ outcome: "deleted", identityId: null });
    else written.push({ outcome: outcome.result, identityId: await identityOf(ctx, source, one.thing.body!) });
  }
  return written;
}

/** What is left out says nothing: it must not empty what is known. */
function said(customer: ShopCustomer): Partial<{ [K in keyof ShopCustomer]: string }> {
  return Object.fromEntries(Object.entries(customer).filter(([, value]) => value !== null && value !== ""));
}

async function identityOf(ctx: Context, source: string, { external_id, phone, email }: ShopCustomer) {
  const known = external_id
    ? await identityByValue(ctx, "crm", crmValue(source, external_id))
    : phone
      ? await identityByValue(ctx, "phone", phone)
      : email
        ? await identityByValue(ctx, "email", email)
        : null;
  return known?.id ?? null;
}

/** Records what happened with customers, each once. Refuses, for that one alone, somebody who was erased (`person_erased`). */
export async function saveHappenings(ctx: Context, happenings: readonly Happening[]): Promise<(Written | Refusal)[]> {
  const outcomes = await acceptInteractions(
    ctx,
    happenings.map(({ body }) => body),
  );
  return outcomes.map((outcome) => {
    if (outcome instanceof Refusal) return outcome;
    return { outcome: outcome.result === "recorded" ? "imported" : "unchanged", identityId: null };
  });
}
