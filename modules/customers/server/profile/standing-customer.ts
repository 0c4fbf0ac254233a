import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

/** Who did it, as columns keep it: a user's or key's id; null for the house itself. */
export function actorId({ actor }: Context): string | null {
  return "id" in actor ? String(actor.id) : null;
}

/** Refuses (`not_found`) customers that do not exist, were merged into another, or erased. */
export async function standingCustomer(ctx: Context, id: number): Promise<void> {
  const { rows } = await sql`select from customer
    where brand_id = ${ctx.brandId} and id = ${id} and merged_into is null and erased_at is null`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "customer");
}

/** As standingCustomer, for writing what belongs to them: nobody merges or erases them until this transaction ends. */
export async function holdStanding(ctx: Context, id: number): Promise<void> {
  const { rows } = await sql<{
    stands: boolean;
  }>`select merged_into is null and erased_at is null as stands from customer
    where brand_id = ${ctx.brandId} and id = ${id} for key share`.execute(ctx.db);
  if (!rows[0]?.stands) throw new Refusal("not_found", "customer");
}
