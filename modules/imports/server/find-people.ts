import type { Context } from "../../../platform/db/index.ts";
import { bringsHistory } from "../../../platform/events/index.ts";
import { erasedSince, type PersonClaim, type ResolvedPerson, resolvePeople } from "../../customers/index.ts";
import type { ReadInteraction } from "./read-interaction.ts";
import type { ReadOrder } from "./read-order.ts";
import type { Run } from "./runs.ts";
import type { Thing } from "./things.ts";

/** Whom things speak of: null where the person was erased; a thing that names nobody is left out. */
export type People = ReadonlyMap<Thing, ResolvedPerson>;

/** Finds or makes the people that readable things name. Customers name themselves when they are written. */
export async function findPeople(ctx: Context, run: Run, things: readonly Thing[]): Promise<People> {
  bringsHistory(ctx);
  const named = things.flatMap((thing) => {
    const claim = Array.isArray(thing.said) ? null : claimOf(thing, run);
    return claim ? [{ thing, claim }] : [];
  });
  const people = await resolvePeople(
    ctx,
    named.map(({ claim }) => claim),
  );
  return new Map(named.map(({ thing }, at) => [thing, people[at]!]));
}

/** The people found in an earlier transaction, null for those who were erased since then. Nobody is erased until this transaction ends. */
export async function withoutErased(ctx: Context, people: People): Promise<People> {
  const identityIds = [...people.values()].flatMap((person) => person?.identityId ?? []);
  const gone = await erasedSince(ctx, identityIds);
  if (gone.size === 0) return people;
  return new Map([...people].map(([thing, person]) => [thing, person && gone.has(person.identityId) ? null : person]));
}

/** Who a thing is about, and that they are known since then at the latest. */
function claimOf({ said }: Thing, { what, source_id: sourceId }: Run): PersonClaim | null {
  if (what === "customers") return null;
  if (what === "interactions") {
    const { identities, occurredAt } = said as ReadInteraction;
    return { sourceId, identities, createdAt: occurredAt };
  }
  const { buyer, orderedAt } = said as ReadOrder;
  return buyer && { sourceId, ...buyer, createdAt: orderedAt };
}
