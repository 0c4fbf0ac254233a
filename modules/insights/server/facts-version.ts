import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";

/**
 * How far the facts of the brand have come: the newest change and how far its standing readers (the fold among them) got. The same text
 * twice means that nothing a metric is made of has changed in between.
 */
export async function factsVersion(ctx: Context): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select coalesce((select txid || '.' || id from change where brand_id = ${ctx.brandId} order by txid desc, id desc limit 1), '') || ' '
      || coalesce((select string_agg(txid || '.' || id, ' ' order by reader) from change_cursor where brand_id = ${ctx.brandId}), '') as version`.execute(
    ctx.db,
  );
  return rows[0]!.version;
}
