import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** Tells which teams keep their conversations to themselves. */
export async function restrictedTeams(ctx: Context): Promise<(teamId: number) => boolean> {
  const { rows } = await sql<{
    id: number;
  }>`select id from team where brand_id = ${ctx.brandId} and restricted`.execute(ctx.db);
  const ids = new Set(rows.map(({ id }) => id));
  return (teamId) => ids.has(teamId);
}

/** What people had begun to write in the one goes to the other, below what they had begun there. Nobody looks at the first any more. */
export async function takeDraftsAlong(ctx: Context, from: number, into: number): Promise<void> {
  await sql`with gone as (delete from draft where brand_id = ${ctx.brandId} and conversation_id = ${from}
      returning user_id, body, note, updated_at)
    insert into draft as d (brand_id, conversation_id, user_id, body, note, updated_at)
    select ${ctx.brandId}, ${into}, user_id, body, note, updated_at from gone
    on conflict (brand_id, conversation_id, user_id) do update set body = left(d.body || E'\n' || excluded.body, 20000),
      note = d.note or excluded.note, updated_at = greatest(d.updated_at, excluded.updated_at)`.execute(ctx.db);
  await sql`delete from presence where brand_id = ${ctx.brandId} and conversation_id = ${from}`.execute(ctx.db);
}
