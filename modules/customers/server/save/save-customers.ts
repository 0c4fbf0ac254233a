import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { sourceId } from "../../../intake/index.ts";
import type { CustomerBody } from "../../contract.ts";
import { announceChanged, announceCreated } from "../people/announce-customers.ts";
import { resolveAndTell } from "../people/resolve-people.ts";
import { attributeDefinitions } from "../profile/attribute-definitions.ts";
import { createUnknown } from "./create-unknown.ts";
import { overwriteProfiles } from "./overwrite-profiles.ts";
import { type ReadCustomer, readCustomer } from "./read-customer.ts";

export type SavedCustomer = { id: number; result: "imported" | "updated" | "unchanged" };

/**
 * Finds or makes customers as another system says them, up to some thousand at once, and lets what is said overwrite what was known;
 * tags are added. In order: what became of each, or why it was refused, which does not hold back the others.
 */
export async function saveCustomers(
  ctx: Context,
  bodies: readonly CustomerBody[],
): Promise<(SavedCustomer | Refusal)[]> {
  const definitions = bodies.some((body) => body.attributes) ? await attributeDefinitions(ctx) : [];
  const read: (ReadCustomer | Refusal)[] = [];
  for (const body of bodies) {
    const source = await sourceId(ctx, body.source);
    read.push(refusalOr(() => readCustomer(body, source, definitions)));
  }
  const ids = await idsOf(ctx, read);
  const said = read.flatMap((one, n) =>
    one instanceof Refusal || ids.found[n] === null ? [] : [{ id: ids.found[n]!, profile: one.profile }],
  );
  const overwritten = await overwriteProfiles(ctx, said);
  const others = new Set([...overwritten, ...ids.changed]);
  await announceChanged(
    ctx,
    [...others].filter((id) => !ids.made.has(id)),
  );
  const seen = new Set<number>();
  return read.map((one, n) => {
    if (one instanceof Refusal) return one;
    const id = ids.found[n];
    if (id == null) return new Refusal("person_erased");
    const first = !seen.has(id);
    seen.add(id);
    if (ids.made.has(id) && first) return { id, result: "imported" };
    return { id, result: first && (overwritten.has(id) || ids.changed.has(id)) ? "updated" : "unchanged" };
  });
}

/** The customer of each row; null where the person was erased. Rows without any identifier make customers of their own. */
async function idsOf(ctx: Context, read: readonly (ReadCustomer | Refusal)[]) {
  const named = read.filter((one): one is ReadCustomer => !(one instanceof Refusal) && one.claim.identities.length > 0);
  const { people, made, changed } = await resolveAndTell(
    ctx,
    named.map((one) => one.claim),
  );
  const byClaim = new Map(named.map((one, n) => [one, people[n]?.customerId ?? null]));
  const found: (number | null)[] = [];
  const unknown: number[] = [];
  for (const one of read) {
    if (one instanceof Refusal) found.push(null);
    else if (byClaim.has(one)) found.push(byClaim.get(one)!);
    else {
      const id = await createUnknown(ctx);
      made.add(id);
      unknown.push(id);
      found.push(id);
    }
  }
  await announceCreated(ctx, unknown);
  return { found, made, changed };
}

function refusalOr<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
