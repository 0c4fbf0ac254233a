import type { Context } from "../../../platform/db/index.ts";
import { resolvePeople } from "../../customers/index.ts";
import type { ReadCustomer } from "./read-customer.ts";
import { reason } from "./reasons.ts";
import type { Run } from "./runs.ts";
import { rejectThing, type Thing, type ThingOutcome } from "./things.ts";

export async function applyCustomers(
  ctx: Context,
  run: Run,
  things: readonly Thing<ReadCustomer>[],
): Promise<ThingOutcome[]> {
  const people = await resolvePeople(
    ctx,
    things.map(({ said }) => ({ sourceId: run.source_id, ...(said as ReadCustomer), createdAt: undefined })) as never,
  );
  return people.map((person, at) => (person ? "imported" : rejectThing(things[at]!, reason("person_erased"))));
}
