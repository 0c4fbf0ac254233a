import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { IdentityType } from "../../contract.ts";

/** One identifier at which a customer can be reached or known. */
export type KnownIdentity = { id: number; type: IdentityType; value: string; shown: string | null; verified: boolean };

/** What a customer is known by now, verified ones first, then the newest. Erased ones are left out. */
export async function identitiesOfCustomer(ctx: Context, customerId: number): Promise<KnownIdentity[]> {
  const { rows } = await sql<KnownIdentity>`
    select id, type, value, shown, verified_at is not null as verified from identity
    where brand_id = ${ctx.brandId} and customer_id = ${customerId} and value is not null
    order by verified_at is null, id desc`.execute(ctx.db);
  return rows;
}

/** One identifier by its id; null where its owner was erased. */
export async function identityById(ctx: Context, identityId: number): Promise<KnownIdentity | null> {
  const { rows } = await sql<KnownIdentity>`
    select id, type, value, shown, verified_at is not null as verified from identity
    where brand_id = ${ctx.brandId} and id = ${identityId} and value is not null`.execute(ctx.db);
  return rows[0] ?? null;
}

/** One identifier by what it says; null where nobody has it. */
export async function identityByValue(ctx: Context, type: IdentityType, value: string): Promise<KnownIdentity | null> {
  const { rows } = await sql<KnownIdentity>`
    select id, type, value, shown, verified_at is not null as verified from identity
    where brand_id = ${ctx.brandId} and type = ${type} and value = ${value}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** Whom an identity counts for now; null where it is none of this brand's. */
export async function customerOfIdentity(ctx: Context, identityId: number): Promise<number | null> {
  const { rows } = await sql<{ customer_id: number }>`select customer_id from identity_map
    where brand_id = ${ctx.brandId} and identity_id = ${identityId}`.execute(ctx.db);
  return rows[0]?.customer_id ?? null;
}
