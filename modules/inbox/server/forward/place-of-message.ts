import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

/** The conversation in which a message stands now. Refuses `not_found`. */
export async function placeOfMessage(ctx: Context, id: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`select conversation_id as id from message
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "message");
  return rows[0].id;
}
