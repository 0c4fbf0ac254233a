import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { listAgents } from "./agents.ts";
import type { Candidate } from "./pick-agent.ts";

export type Pool = { members: ReadonlySet<string>; skills: ReadonlySet<string>; here: readonly Candidate[] };

/**
 * Who of a team (or of everybody, without one) is there and at work, with how much they have. Their rows stay locked until the transaction
 * ends, in one order: whoever gives out at the same time waits, and then sees what was given. Hold the conversation before.
 */
export async function holdCandidates(ctx: Context, teamId: number | null): Promise<Pool> {
  const team = teamId === null ? null : await membersOf(ctx, teamId);
  const agents = (await listAgents(ctx)).filter(({ id }) => team === null || team.has(id));
  const ids = agents.map((agent) => agent.id);
  await sql`select from agent_state where brand_id = ${ctx.brandId} and user_id = any(${ids}::text[])
    order by user_id for no key update`.execute(ctx.db);
  // Asked again under the locks: somebody may have gone meanwhile.
  const here = (await listAgents(ctx)).filter(({ id, online, working }) => ids.includes(id) && online && working);
  const loads = await loadsOf(ctx, teamId, ids);
  return {
    members: new Set(ids),
    skills: new Set(agents.flatMap((agent) => agent.skills)),
    here: here.map(({ id, capacity, skills }) => ({
      ...{ userId: id, capacity, skills, load: 0, turn: 0 },
      ...loads.get(id),
    })),
  };
}

async function membersOf(ctx: Context, teamId: number): Promise<Set<string>> {
  const { rows } = await sql<{ user_id: string }>`select user_id from team_member
    where brand_id = ${ctx.brandId} and team_id = ${teamId}`.execute(ctx.db);
  return new Set(rows.map((row) => row.user_id));
}

async function loadsOf(ctx: Context, teamId: number | null, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; load: number; turn: number }>`
    select who.id, coalesce((select turn from assignment_turn t where t.brand_id = ${ctx.brandId} and t.team_id = ${teamId ?? 0}
        and t.user_id = who.id), 0) as turn,
      (select count(*)::int from conversation c where c.brand_id = ${ctx.brandId} and c.assignee_id = who.id and c.status = 'open'
        and c.spam_at is null and c.merged_into is null) as load
    from unnest(${ids as string[]}::text[]) as who (id)`.execute(ctx.db);
  return new Map(rows.map(({ id, load, turn }) => [id, { load, turn: Number(turn) }]));
}

/** Notes that somebody had their turn in a team. */
export async function noteTurn(ctx: Context, teamId: number | null, userId: string): Promise<void> {
  await sql`insert into assignment_turn (brand_id, team_id, user_id, turn)
    values (${ctx.brandId}, ${teamId ?? 0}, ${userId}, nextval('assignment_turn_seq'))
    on conflict (brand_id, team_id, user_id) do update set turn = excluded.turn`.execute(ctx.db);
}
