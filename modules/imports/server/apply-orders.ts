import type { Context } from "../../../platform/db/index.ts";
import { type OrderInput, saveOrders } from "../../catalog/index.ts";
import type { People } from "./find-people.ts";
import type { ReadOrder } from "./read-order.ts";
import { reason } from "./reasons.ts";
import { rejectThing, type Thing, type ThingOutcome } from "./things.ts";

/** Writes orders with their buyers; those of people who were erased are refused. Outcomes stand in the order of the things. */
export async function applyOrders(
  ctx: Context,
  sourceId: number,
  things: readonly Thing<ReadOrder>[],
  people: People,
): Promise<ThingOutcome[]> {
  const orders = things.map((thing): OrderInput | null => {
    const { buyer: _buyer, ...order } = thing.said as ReadOrder;
    const person = people.get(thing as Thing);
    return person === null ? null : { sourceId, ...order, identityId: person?.identityId ?? null };
  });
  const named = orders.filter((order) => order !== null);
  const outcomes = await saveOrders(ctx, named, { tell: false });
  let next = 0;
  return orders.map((order, at) => (order ? outcomes[next++]! : rejectThing(things[at]!, reason("person_erased"))));
}
