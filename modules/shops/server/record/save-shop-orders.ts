import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import {
  changeStatus,
  type OrderInput,
  orderIdOf,
  recordReturn,
  saveOrders,
  withdrawReturns,
} from "../../../catalog/index.ts";
import { resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import type { Outcome } from "../../contract.ts";
import { productsTold } from "./objects.ts";
import type { ShopOrder, Thing } from "./things.ts";

export type Written = { outcome: Outcome; identityId: number | null };
type OrderThing = Extract<Thing, { kind: "order" }>;
export type Applied<T> = { thing: T; wasDeleted: boolean };

/**
 * Writes orders in the states given, with their buyers and refunds, through the doors of customers and catalog; a deleted one counts as
 * cancelled. Refuses, for that one alone, a buyer who was erased (`person_erased`).
 */
export async function saveShopOrders(
  ctx: Context,
  shop: { id: number; source_key: string },
  applied: readonly Applied<OrderThing>[],
): Promise<(Written | Refusal)[]> {
  const source = shop.source_key;
  const alive = applied.filter(({ thing }) => thing.body !== null);
  const buyers = await findBuyers(ctx, source, alive);
  const written = await writeOrders(ctx, shop, alive, buyers);
  const outcomes: (Written | Refusal)[] = [];
  for (const one of applied) outcomes.push(written.get(one) ?? (await cancelDeleted(ctx, source, one.thing)));
  return outcomes;
}

type Buyers = Map<Applied<OrderThing>, number | null | Refusal>;

async function findBuyers(ctx: Context, source: string, alive: readonly Applied<OrderThing>[]): Promise<Buyers> {
  const from = await sourceId(ctx, source);
  const named = alive.filter(({ thing }) => thing.body!.identities.length > 0);
  const people = await resolvePeople(
    ctx,
    named.map(({ thing }) => {
      const { identities, name, city, orderedAt } = thing.body!;
      return { sourceId: from, identities, name, ...(city && { city }), createdAt: orderedAt };
    }),
  );
  const buyers: Buyers = new Map(alive.map((one) => [one, null]));
  for (const [at, one] of named.entries()) buyers.set(one, people[at]?.identityId ?? new Refusal("person_erased"));
  return buyers;
}

async function writeOrders(
  ctx: Context,
  { id, source_key: source }: { id: number; source_key: string },
  alive: readonly Applied<OrderThing>[],
  buyers: Buyers,
): Promise<Map<Applied<OrderThing>, Written | Refusal>> {
  const from = await sourceId(ctx, source);
  const named = alive.flatMap(({ thing }) => thing.body!.lines.flatMap((line) => line.productExternalId ?? []));
  const told = await productsTold(ctx, id, [...new Set(named)]);
  const done = new Map<Applied<OrderThing>, Written | Refusal>();
  const inputs: OrderInput[] = [];
  const kept: Applied<OrderThing>[] = [];
  for (const one of alive) {
    const identityId = buyers.get(one)!;
    if (identityId instanceof Refusal) {
      done.set(one, identityId);
      continue;
    }
    const { orderedAt, status, currency, total } = one.thing.body!;
    const lines = one.thing.body!.lines.map((line) =>
      told.has(line.productExternalId ?? "") ? { ...line, productName: null } : line,
    );
    inputs.push({
      sourceId: from,
      externalId: one.thing.number,
      identityId,
      orderedAt,
      status,
      currency,
      total,
      lines,
    });
    kept.push(one);
  }
  const saved = await saveOrders(ctx, inputs);
  for (const [at, one] of kept.entries()) {
    const outcome = saved[at]!;
    const more = await followUp(ctx, source, one, outcome === "imported");
    done.set(one, {
      outcome: outcome === "unchanged" && more ? "updated" : outcome,
      identityId: inputs[at]!.identityId,
    });
  }
  return done;
}

/** Refunds of an order, and its status where it comes back from being deleted. Answers whether something changed. */
async function followUp(ctx: Context, source: string, one: Applied<OrderThing>, isNew: boolean): Promise<boolean> {
  const { status, refunds, total } = one.thing.body as ShopOrder;
  if (!one.wasDeleted && (refunds === null || (refunds.length === 0 && isNew))) return false;
  const id = await orderIdOf(ctx, { source, external_id: one.thing.number });
  if (one.wasDeleted && status) await changeStatus(ctx, id, status);
  if (refunds === null) return one.wasDeleted;
  let changed = one.wasDeleted;
  const keep = refunds.map(({ externalId }) => externalId);
  if (!isNew && (await withdrawReturns(ctx, id, { kind: "refund", keep })) > 0) changed = true;
  for (const refund of refunds) {
    // No more can have gone back than was paid; shops that round each part exceed it by a rial.
    const amount = total === null ? refund.amount : Math.min(refund.amount, Math.abs(total));
    const { recorded } = await recordReturn(ctx, id, { kind: "refund", ...refund, amount });
    if (recorded) changed = true;
  }
  return changed;
}

async function cancelDeleted(ctx: Context, source: string, { number }: OrderThing): Promise<Written> {
  try {
    await changeStatus(ctx, await orderIdOf(ctx, { source, external_id: number }), "cancelled");
  } catch (error) {
    // Deleted before it ever came.
    if (!(error instanceof Refusal && error.code === "not_found")) throw error;
  }
  return { outcome: "deleted", identityId: null };
}
