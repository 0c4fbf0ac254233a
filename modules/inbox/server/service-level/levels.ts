import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { ServiceLevel, ServiceLevelBody } from "../../contract.ts";

/** A level as the clock needs it; `since`: waits that were over by then were promised nothing. */
export type StandingLevel = ServiceLevel & { since: Date };

/** The brand's service levels in the order in which they are tried. */
export async function listServiceLevels(ctx: Context): Promise<StandingLevel[]> {
  const { rows } = await sql<StandingLevel>`
    select id, name, channels, priorities, team_ids as teams, segment_ids as segments, first_reply, next_reply, resolution, counts, hours,
      pauses_while_snoozed, warn_percent, since
    from service_level where brand_id = ${ctx.brandId} and removed_at is null order by place, id`.execute(ctx.db);
  return rows;
}

/** Adds a service level after all others; open conversations get their promises in the background. Gives its id. */
export async function makeServiceLevel(ctx: Context, level: ServiceLevelBody): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into service_level (brand_id, place, since, ${sql.join(Object.keys(columnsOf(level)).map((name) => sql.ref(name)))})
    values (${ctx.brandId}, (select coalesce(max(place), 0) + 1 from service_level where brand_id = ${ctx.brandId}), ${ctx.now},
      ${sql.join(Object.values(columnsOf(level)))}) returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await noteChange(ctx, "made", id);
  return id;
}

/** Changes a service level. What is over keeps the promise it had. Refuses `not_found`. */
export async function changeServiceLevel(ctx: Context, id: number, level: ServiceLevelBody): Promise<void> {
  const sets = Object.entries(columnsOf(level)).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  const done = await sql`update service_level set ${sql.join(sets)}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "service_level");
  await noteChange(ctx, "changed", id);
}

/** Takes a service level away, or brings it back to its place. Refuses `not_found`. */
export async function removeServiceLevel(ctx: Context, id: number, back = false): Promise<void> {
  const done = await sql`update service_level set removed_at = ${back ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and (removed_at is null) <> ${back}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "service_level");
  await noteChange(ctx, back ? "restored" : "removed", id);
}

/** Puts the levels into this order; those that are not named keep theirs, after them. */
export async function orderServiceLevels(ctx: Context, ids: readonly number[]): Promise<void> {
  await sql`update service_level s set place = coalesce(named.place, s.place + ${ids.length}) from
      (select l.id, n.place from service_level l
       left join unnest(${ids as number[]}::bigint[]) with ordinality as n (id, place) on n.id = l.id
       where l.brand_id = ${ctx.brandId}) named
    where s.brand_id = ${ctx.brandId} and s.id = named.id`.execute(ctx.db);
  await noteChange(ctx, "ordered", null);
}

/** Has the open conversations judged anew in the background; asked for twice before it ran, it runs once. */
export function recountLater(ctx: Context): Promise<void> {
  return enqueue(ctx, "recount-service-rounds", { after: 0 }, { key: `service-rounds:${ctx.brandId}` });
}

async function noteChange(ctx: Context, deed: string, id: number | null): Promise<void> {
  await recountLater(ctx);
  await recordAudit(ctx, { action: `service_level.${deed}`, subject: "service_level", subjectId: id });
}

const columnsOf = (level: ServiceLevelBody) => ({
  name: level.name,
  channels: level.channels,
  priorities: level.priorities,
  team_ids: level.teams,
  segment_ids: level.segments,
  first_reply: level.first_reply,
  next_reply: level.next_reply,
  resolution: level.resolution,
  counts: level.counts,
  hours: level.hours && JSON.stringify(level.hours),
  pauses_while_snoozed: level.pauses_while_snoozed,
  warn_percent: level.warn_percent,
});
