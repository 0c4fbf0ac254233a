import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { AttributeDefinition } from "../../contract.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { type AttributeValue, attributeDefinitions, readAttributes } from "./attribute-definitions.ts";

/**
 * Sets those of these values on a customer whose attribute the brand has declared and whose type they fit; the others are left out, and so are
 * empty ones. Nothing is set on a customer who was merged or erased. Gives the keys that are different now.
 */
export async function setDeclaredAttributes(
  ctx: Context,
  customerId: number,
  given: Readonly<Record<string, string>>,
): Promise<string[]> {
  if (Object.keys(given).length === 0) return [];
  const values = fitting(await attributeDefinitions(ctx), given);
  if (Object.keys(values).length === 0) return [];
  const { rows } = await sql<{ before: Record<string, AttributeValue> }>`
    select attributes as before from customer where brand_id = ${ctx.brandId} and id = ${customerId}
      and merged_into is null and erased_at is null for update`.execute(ctx.db);
  const before = rows[0]?.before;
  const changed = before ? Object.keys(values).filter((key) => before[key] !== values[key]) : [];
  if (changed.length === 0) return [];
  await sql`update customer set attributes = attributes || ${JSON.stringify(values)}::jsonb, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${customerId}`.execute(ctx.db);
  const detail = { fields: changed.map((key) => `attributes.${key}`) };
  await recordAudit(ctx, { action: "customer.updated", subject: "customer", subjectId: customerId, detail });
  await touchCustomers(ctx, { customerIds: [customerId] });
  return changed;
}

function fitting(
  definitions: readonly AttributeDefinition[],
  given: Readonly<Record<string, string>>,
): Record<string, AttributeValue> {
  const found: Record<string, AttributeValue> = {};
  for (const [key, value] of Object.entries(given)) {
    try {
      const read = readAttributes(definitions, { [key]: value })[key];
      if (read !== null && read !== undefined) found[key] = read;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return found;
}
