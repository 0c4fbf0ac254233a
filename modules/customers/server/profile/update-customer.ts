import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { CustomerPatch } from "../../contract.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { announceChanged } from "../people/announce-customers.ts";
import { keyOf } from "../people/fill-profiles.ts";
import { refreshSearch } from "../people/refresh-search.ts";
import { attributeDefinitions, readAttributes } from "./attribute-definitions.ts";

type Json = Record<string, unknown>;

/** Changes a customer's profile. Refuses `conflict` where it was changed since `updated_at` was read. */
export async function updateCustomer(ctx: Context, id: number, patch: CustomerPatch): Promise<void> {
  const { updated_at: read, ...said } = patch;
  const { rows } = await sql<{ updated_at: Date }>`select updated_at from customer
    where brand_id = ${ctx.brandId} and id = ${id} and merged_into is null and erased_at is null for update`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "customer");
  if (rows[0].updated_at.toISOString() !== read) throw new Refusal("conflict", "updated_at");
  const fields = Object.keys(said);
  if (fields.length === 0) return;
  const values = await columnsOf(ctx, id, said);
  await sql`update customer set ${sql.join(values.map(({ column, value }) => sql`${sql.ref(column)} = ${value}`))}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if ("name" in said) await refreshSearch(ctx, [id]);
  await recordAudit(ctx, { action: "customer.updated", subject: "customer", subjectId: id, detail: { fields } });
  await touchCustomers(ctx, { customerIds: [id] });
  await announceChanged(ctx, [id]);
}

type Column = { column: string; value: RawBuilder<unknown> };

async function columnsOf(ctx: Context, id: number, said: Omit<CustomerPatch, "updated_at">): Promise<Column[]> {
  const columns: Column[] = [];
  const set = (column: string, value: RawBuilder<unknown>) => columns.push({ column, value });
  for (const field of ["city", "language", "birthday", "owner_id"] as const) {
    if (field in said) set(field, sql`${said[field] || null}`);
  }
  if ("name" in said) {
    set("name", sql`${said.name || null}`);
    set("name_key", sql`${keyOf(said.name)}`);
    if (said.name) set("anonymous", sql`false`);
  }
  if (said.kind) set("kind", sql`${said.kind}`);
  if ("partner_type" in said || (said.kind && said.kind !== "partner")) {
    set("partner_type", sql`${said.kind && said.kind !== "partner" ? null : (said.partner_type ?? null)}`);
  }
  if ("company_id" in said) set("company_id", sql`${await companyFor(ctx, id, said.company_id ?? null)}::bigint`);
  if (said.tags) set("tags", sql`${[...new Set(said.tags)]}::text[]`);
  if (said.attributes)
    set("attributes", changed("attributes", readAttributes(await attributeDefinitions(ctx), said.attributes)));
  if (said.preferences) set("preferences", changed("preferences", said.preferences));
  return columns;
}

/** A JSON column with these keys set, and those that are null removed. */
function changed(column: string, values: Json): RawBuilder<unknown> {
  const gone = Object.keys(values).filter((key) => values[key] === null);
  const kept = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  return sql`(${sql.ref(column)} - ${gone}::text[]) || ${JSON.stringify(kept)}::jsonb`;
}

async function companyFor(ctx: Context, id: number, companyId: number | null): Promise<number | null> {
  if (companyId === null) return null;
  const { rows } = await sql`select from customer where brand_id = ${ctx.brandId} and id = ${companyId} and id <> ${id}
    and kind <> 'person' and merged_into is null and erased_at is null`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "company_id");
  return companyId;
}
