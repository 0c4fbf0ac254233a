import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { listConsents } from "../profile/consents.ts";
import { listNotes } from "../profile/notes.ts";
import { showCustomer } from "../profile/show-customer.ts";
import { allExports } from "./person-registry.ts";

/** Everything that the house keeps about a person, as one JSON document with a part per module. Refuses `not_found`. */
export async function exportPerson(ctx: Context, customerId: number): Promise<Record<string, unknown>> {
  const customer = await showCustomer(ctx, customerId);
  if ("merged_into" in customer || customer.erased_at) throw new Refusal("not_found", "customer");
  const { rows } = await sql<{ id: number }>`select id from identity
    where brand_id = ${ctx.brandId} and customer_id = ${customerId} order by id`.execute(ctx.db);
  const person = { customerId, identityIds: rows.map((row) => row.id) };
  const found: Record<string, unknown> = {
    exported_at: ctx.now.toISOString(),
    customer,
    notes: await listNotes(ctx, customerId),
    consents: (await listConsents(ctx, customerId)).history,
  };
  for (const [name, write] of allExports()) found[name] = await write(ctx, person);
  await recordAudit(ctx, { action: "customer.exported", subject: "customer", subjectId: customerId });
  return found;
}
