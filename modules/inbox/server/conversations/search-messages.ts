import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { searchQuery } from "../../../../platform/text/index.ts";

/** The most conversations that a search looks through: the newest that hold the words. */
const most = 500;

/** SQL: conversations in which these words were written, in any spelling; the search goes past row-level security by a narrow door. */
export async function searchCondition(ctx: Context, text: string | undefined): Promise<RawBuilder<unknown>> {
  const words = text ? searchQuery(text) : [];
  if (words.length === 0) return sql`true`;
  const { rows } = await sql<{ id: number }>`
    select conversation_id as id from conversations_saying(${words}::text[], ${most})`.execute(ctx.db);
  return sql`c.id = any(${rows.map((row) => row.id)}::bigint[])`;
}
