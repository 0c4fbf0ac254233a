import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { IncidentBody, incidentRow } from "../../contract.ts";
import { whoOf } from "../model/releases.ts";

type Row = { id: number; incident: IncidentBody; resolved_at: Date | null };

/** Incidents, those that go on first, then the newest; at most 200. */
export async function listIncidents(ctx: Context): Promise<z.infer<typeof incidentRow>[]> {
  const { rows } = await sql<Row>`select id, incident, resolved_at from bot_incident where brand_id = ${ctx.brandId}
    order by resolved_at is not null, from_at desc limit 200`.execute(ctx.db);
  return rows.map(({ id, incident, resolved_at }) => ({
    id,
    ...incident,
    resolved_at: resolved_at?.toISOString() ?? null,
  }));
}

/** Adds an incident; refuses `invalid` where it ends before it begins. Gives its id. */
export async function addIncident(ctx: Context, incident: IncidentBody): Promise<number> {
  refuseBackwards(incident);
  const { rows } = await sql<{ id: number }>`insert into bot_incident (brand_id, incident, from_at, until_at, made_by)
    values (${ctx.brandId}, ${JSON.stringify(incident)}::jsonb, ${incident.from}, ${incident.until}, ${whoOf(ctx)}) returning id`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "incident.made", subject: "incident", subjectId: rows[0]!.id });
  return rows[0]!.id;
}

/** Changes an incident; refuses `not_found` and `invalid`. */
export async function changeIncident(ctx: Context, id: number, incident: IncidentBody): Promise<void> {
  refuseBackwards(incident);
  await change(
    ctx,
    id,
    "incident.changed",
    sql`incident = ${JSON.stringify(incident)}::jsonb, from_at = ${incident.from}, until_at = ${incident.until}`,
  );
}

/** Says that it is over, or that it is not after all; refuses `not_found`. */
export async function resolveIncident(ctx: Context, id: number, over: boolean): Promise<void> {
  const at = over ? ctx.now : null;
  await change(
    ctx,
    id,
    over ? "incident.resolved" : "incident.reopened",
    sql`resolved_at = ${at}, resolved_by = ${over ? whoOf(ctx) : null}`,
  );
}

async function change(ctx: Context, id: number, action: string, sets: ReturnType<typeof sql>): Promise<void> {
  const done = await sql`update bot_incident set ${sets} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "incident");
  await recordAudit(ctx, { action, subject: "incident", subjectId: id });
}

function refuseBackwards({ from, until }: IncidentBody): void {
  if (until !== null && Date.parse(until) <= Date.parse(from)) throw new Refusal("invalid", "until");
}
