import type { Context } from "../../../platform/db/index.ts";
import { type OrderInput, saveOrders } from "../../catalog/index.ts";
import { resolvePeople } from "../../customers/index.ts";
import type { ReadOrder } from "./read-order.ts";
import { reason } from "./reasons.ts";
import { rejectThing, type Thing, type ThingOutcome } from "./things.ts";

/** Writes orders with their buyers; those of people who were erased are refused. Outcomes stand in the order of the things. */
export async function applyOrders(
  ctx: Context,
  sourceId: number,
  things: readonly Thing<ReadOrder>[],
): Promise<ThingOutcome[]> {
  const said = things.map(({ said }) => said as ReadOrder);
  const claims = said.flatMap(({ buyer, orderedAt }) => (buyer ? [{ sourceId, ...buyer, createdAt: orderedAt }] : []));
  const people = await resolvePeople(ctx, claims);
  let nextPerson = 0;
  const orders = said.map(({ buyer, ...order }): OrderInput | null => {
    if (!buyer) return { sourceId, ...order, identityId: null };
    const person = people[nextPerson++];
    return person ? { sourceId, ...order, identityId: person.identityId } : null;
  });
  const named = orders.filter((order) => order !== null);
  const outcomes = await saveOrders(ctx, named, { tell: false });
  let nextOrder = 0;
  return orders.map((order, at) =>
    order ? outcomes[nextOrder++]! : rejectThing(things[at]!, reason("person_erased")),
  );
}
