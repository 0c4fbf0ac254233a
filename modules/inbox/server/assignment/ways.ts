import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { Assignment, BrandWay, TeamWay, Way, wayBody } from "../../contract.ts";
import { tendSoon } from "./tend-soon.ts";

const usual: BrandWay = { way: "by_hand", when_away: "after", away_minutes: 10, capacity: 10, idle_minutes: 10 };

/** What counts for the whole brand; conversations are given out by hand where nobody said otherwise. */
export async function brandWayOf(ctx: Context): Promise<BrandWay> {
  const { rows } = await sql<BrandWay>`select way, when_away, away_minutes, capacity, idle_minutes from assignment_way
    where brand_id = ${ctx.brandId} and team_id = 0`.execute(ctx.db);
  return rows[0] ?? usual;
}

/** How conversations of a team are given out, or of those without one. */
export async function wayOf(ctx: Context, teamId: number | null): Promise<Way> {
  const { rows } = await sql<{ way: Way }>`select way from assignment_way
    where brand_id = ${ctx.brandId} and team_id = ${teamId ?? 0}`.execute(ctx.db);
  return rows[0]?.way ?? "by_hand";
}

/** All of a brand's ways; teams without a row give out by hand. */
export async function listWays(ctx: Context): Promise<Assignment> {
  const { rows } = await sql<TeamWay>`
    select t.id as team, coalesce(w.way, 'by_hand') as way, coalesce(w.when_away, 'after') as when_away,
      coalesce(w.away_minutes, 10) as away_minutes
    from team t left join assignment_way w on w.brand_id = t.brand_id and w.team_id = t.id
    where t.brand_id = ${ctx.brandId} and t.removed_at is null order by t.id`.execute(ctx.db);
  return { ...(await brandWayOf(ctx)), teams: rows };
}

/** Says how conversations without a team are given out, and what counts for the whole brand. */
export async function setBrandWay(ctx: Context, body: BrandWay): Promise<void> {
  await sql`insert into assignment_way (brand_id, team_id, way, when_away, away_minutes, capacity, idle_minutes)
    values (${ctx.brandId}, 0, ${body.way}, ${body.when_away}, ${body.away_minutes}, ${body.capacity}, ${body.idle_minutes})
    on conflict (brand_id, team_id) do update set way = excluded.way, when_away = excluded.when_away,
      away_minutes = excluded.away_minutes, capacity = excluded.capacity, idle_minutes = excluded.idle_minutes`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "assignment.changed", subject: "brand", subjectId: ctx.brandId });
  await tendSoon(ctx);
}

/** Says how conversations of a team are given out. Refuses `not_found`. */
export async function setTeamWay(ctx: Context, teamId: number, body: z.infer<typeof wayBody>): Promise<void> {
  const known = sql`select from team where brand_id = ${ctx.brandId} and id = ${teamId} and removed_at is null`;
  if ((await known.execute(ctx.db)).rows.length === 0) throw new Refusal("not_found", "team");
  await sql`insert into assignment_way (brand_id, team_id, way, when_away, away_minutes)
    values (${ctx.brandId}, ${teamId}, ${body.way}, ${body.when_away}, ${body.away_minutes})
    on conflict (brand_id, team_id) do update set way = excluded.way, when_away = excluded.when_away,
      away_minutes = excluded.away_minutes`.execute(ctx.db);
  await recordAudit(ctx, { action: "assignment.changed", subject: "team", subjectId: teamId });
  await tendSoon(ctx);
}
