import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** Makes a customer by whom nothing is known yet that others could find them by. */
export async function createUnknown(ctx: Context): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into customer (brand_id, created_at, updated_at)
    values (${ctx.brandId}, ${ctx.now}, ${ctx.now}) returning id`.execute(ctx.db);
  return rows[0]!.id;
}
