import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Conversation } from "../conversations/conversation.ts";

/** Skills that whoever gets a conversation must have: those a rule asked for, and its labels that are somebody's skill. */
export async function needsOf(ctx: Context, held: Conversation, known: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await sql<{ skills: string[] }>`select skills from conversation_need
    where brand_id = ${ctx.brandId} and conversation_id = ${held.id}`.execute(ctx.db);
  const labels = held.labels.filter((label) => known.has(label));
  return [...new Set([...(rows[0]?.skills ?? []), ...labels])];
}

/** Asks for more skills of whoever gets a held conversation. */
export async function requireSkills(ctx: Context, held: Conversation, skills: readonly string[]): Promise<void> {
  await sql`insert into conversation_need as n (brand_id, conversation_id, skills)
    values (${ctx.brandId}, ${held.id}, ${skills as string[]}::text[])
    on conflict (brand_id, conversation_id) do update
      set skills = array(select distinct unnest(n.skills || excluded.skills) order by 1)`.execute(ctx.db);
}
