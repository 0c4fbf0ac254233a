import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { TermWords } from "../../contract.ts";

/** A term as it is listened for now. */
export type LiveTerm = TermWords & { id: number; version: number; product_id: number | null };

/** Every term of the brand that was not taken away, in its newest version. */
export async function liveTerms(ctx: Context): Promise<LiveTerm[]> {
  const { rows } = await sql<LiveTerm>`
    select t.id, t.version, t.product_id, v.all_words, v.any_words, v.none_words from mention_term t
    join mention_term_version v on v.brand_id = t.brand_id and v.term_id = t.id and v.version = t.version
    where t.brand_id = ${ctx.brandId} and t.removed_at is null order by t.id`.execute(ctx.db);
  return rows;
}
