import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { listMembers, recordAudit } from "../../../admin/index.ts";
import type { Team, teamBody } from "../../contract.ts";

/** The teams of the brand with their members. */
export async function listTeams(ctx: Context): Promise<Team[]> {
  const { rows } = await sql<Team>`
    select t.id, t.name, t.restricted, array(select user_id from team_member m
      where m.brand_id = t.brand_id and m.team_id = t.id order by user_id) as members
    from team t where t.brand_id = ${ctx.brandId} and t.removed_at is null order by t.name collate "fa-x-icu", t.id`.execute(
    ctx.db,
  );
  return rows;
}

/** Makes a team. */
export async function makeTeam(ctx: Context, body: z.infer<typeof teamBody>): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into team (brand_id, name, restricted, created_at)
    values (${ctx.brandId}, ${body.name}, ${body.restricted}, ${ctx.now}) returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await setMembers(ctx, id, body.members);
  await recordAudit(ctx, { action: "team.made", subject: "team", subjectId: id });
  return id;
}

/** Changes a team and who belongs to it. Refuses `not_found`. */
export async function changeTeam(ctx: Context, id: number, body: z.infer<typeof teamBody>): Promise<void> {
  const done = await sql`update team set name = ${body.name}, restricted = ${body.restricted}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "team");
  await setMembers(ctx, id, body.members);
  await recordAudit(ctx, { action: "team.changed", subject: "team", subjectId: id });
}

/** Dissolves a team; its conversations belong to everybody from then on. Refuses `not_found`. */
export async function removeTeam(ctx: Context, id: number): Promise<void> {
  const done = await sql`update team set removed_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "team");
  await sql`delete from team_member where brand_id = ${ctx.brandId} and team_id = ${id}`.execute(ctx.db);
  await sql`update conversation set team_id = null where brand_id = ${ctx.brandId} and team_id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "team.removed", subject: "team", subjectId: id });
}

async function setMembers(ctx: Context, id: number, wanted: readonly string[]): Promise<void> {
  const known = new Set((await listMembers(ctx)).map((member) => member.userId));
  if (wanted.some((userId) => !known.has(userId))) throw new Refusal("member_unknown");
  await sql`delete from team_member where brand_id = ${ctx.brandId} and team_id = ${id}`.execute(ctx.db);
  await sql`insert into team_member (brand_id, team_id, user_id)
    select ${ctx.brandId}, ${id}, user_id from unnest(${[...new Set(wanted)]}::text[]) as user_id`.execute(ctx.db);
}
