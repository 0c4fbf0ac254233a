import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { backToQueue, giveTo } from "./assign-conversation.ts";
import { holdCandidates } from "./candidates.ts";
import { needsOf } from "./needs.ts";
import { pickAgent } from "./pick-agent.ts";
import { wayOf } from "./ways.ts";

type Left = { id: number; assignee_id: string };

/** Marks those who were not seen for a while as away. Gives how many went. */
export async function noteIdle(ctx: Context): Promise<number> {
  const done = await sql`update agent_state s set absent_why = 'idle',
      absent_since = s.seen_at + make_interval(mins => coalesce(w.idle_minutes, 10))
    from (select (select idle_minutes from assignment_way where brand_id = ${ctx.brandId} and team_id = 0) as idle_minutes) w
    where s.brand_id = ${ctx.brandId} and s.absent_since is null and s.seen_at is not null
      and s.seen_at + make_interval(mins => coalesce(w.idle_minutes, 10)) <= ${ctx.now}`.execute(ctx.db);
  return Number(done.numAffectedRows);
}

/** Conversations that wait for somebody who has been away as long as their team allows; those that wait longest first. */
export async function leftWaiting(ctx: Context): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select c.id, c.assignee_id from agent_state s
    join conversation c on c.brand_id = s.brand_id and c.assignee_id = s.user_id and c.status = 'open'
    join assignment_way w on w.brand_id = c.brand_id and w.team_id = coalesce(c.team_id, 0)
    where s.brand_id = ${ctx.brandId} and s.absent_since is not null and c.waiting_since is not null and c.spam_at is null
      and c.merged_into is null and w.way <> 'by_hand' and (w.when_away = 'at_once'
        or (w.when_away = 'after' and s.absent_since + make_interval(mins => w.away_minutes) <= ${ctx.now}))
    order by c.waiting_since, c.id limit 500`.execute(ctx.db);
  return rows;
}

/**
 * Gives one that waits for somebody away to another, or puts it back into the queue where all who are there have their hands full. It stays
 * where nobody else is there.
 */
export async function moveLeft(ctx: Context, { id, assignee_id: from }: Left): Promise<boolean> {
  const held = await holdConversation(ctx, id);
  if (held.assignee_id !== from || held.status !== "open" || held.waiting_since === null) return false;
  const way = await wayOf(ctx, held.team_id);
  if (way === "by_hand") return false;
  const pool = await holdCandidates(ctx, held.team_id);
  // Back meanwhile, or nobody who could take it.
  if (pool.here.length === 0 || pool.here.some(({ userId }) => userId === from)) return false;
  const to = pickAgent(pool.here, way, await needsOf(ctx, held, pool.skills));
  if (to) await giveTo(ctx, held, to, { why: "away", from });
  else await backToQueue(ctx, held, { why: "away", from });
  return true;
}
