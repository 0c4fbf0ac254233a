import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { listMembers, recordAudit } from "../../../admin/index.ts";
import type { Agent, agentBody, BrandWay } from "../../contract.ts";
import { brandHours } from "../service-level/brand-hours.ts";
import { isOpen } from "../service-level/working-time.ts";
import { tellAgents } from "./tell-agents.ts";
import { tendSoon } from "./tend-soon.ts";
import { brandWayOf } from "./ways.ts";

type State = {
  user_id: string;
  seen_at: Date | null;
  absent_since: Date | null;
  absent_why: "by_hand" | "idle" | null;
  capacity: number | null;
  skills: string[];
  week: Agent["week"];
};

const answering = ["owner", "manager", "agent"];

/** Everybody who may answer, with whether they are there and at work. Locks nothing. */
export async function listAgents(ctx: Context): Promise<Agent[]> {
  const { rows } =
    await sql<State>`select user_id, seen_at, absent_since, absent_why, capacity, skills, week from agent_state
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  const states = new Map(rows.map((row) => [row.user_id, row]));
  const [way, hours, members] = [await brandWayOf(ctx), await brandHours(ctx), await listMembers(ctx)];
  return members
    .filter((member) => answering.includes(member.role))
    .map(({ userId, name }) => {
      const state = states.get(userId);
      const week = state?.week ?? hours.week;
      return {
        ...{ id: userId, name, ...presenceOf(ctx, state, way) },
        working: isOpen({ ...hours, week }, ctx.now),
        capacity: state?.capacity ?? way.capacity,
        own_capacity: state?.capacity ?? null,
        skills: state?.skills ?? [],
        week: state?.week ?? null,
      };
    });
}

function presenceOf(ctx: Context, state: State | undefined, way: BrandWay) {
  if (!state?.seen_at) return { online: false, absent_since: null, absent_why: "never_seen" as const };
  if (state.absent_since) {
    return { online: false, absent_since: state.absent_since.toISOString(), absent_why: state.absent_why };
  }
  const idleAt = new Date(state.seen_at.getTime() + way.idle_minutes * 60_000);
  if (idleAt > ctx.now) return { online: true, absent_since: null, absent_why: null };
  return { online: false, absent_since: idleAt.toISOString(), absent_why: "idle" as const };
}

/** Sets how many conversations somebody gets, what they can, and when they work. Refuses `not_found`. */
export async function changeAgent(ctx: Context, userId: string, body: z.infer<typeof agentBody>): Promise<void> {
  const known = (await listMembers(ctx)).some((member) => member.userId === userId);
  if (!known) throw new Refusal("not_found", "member");
  const week = body.week ? JSON.stringify(body.week) : null;
  await sql`insert into agent_state (brand_id, user_id, capacity, skills, week)
    values (${ctx.brandId}, ${userId}, ${body.capacity}, ${[...new Set(body.skills)]}::text[], ${week}::jsonb)
    on conflict (brand_id, user_id) do update set capacity = excluded.capacity, skills = excluded.skills, week = excluded.week`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "agent.changed", subject: "member", subjectId: userId });
  await tellAgents(ctx);
  await tendSoon(ctx);
}
