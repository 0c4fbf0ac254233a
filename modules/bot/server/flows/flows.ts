import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { type flowBody, type flowRow, flow as flowShape, type flowVersion } from "../../contract.ts";
import { whoOf } from "../model/releases.ts";
import { renewKnowledge } from "../settings.ts";
import { checkFlow } from "./check-flow.ts";

type Row = {
  id: number;
  name: string;
  draft: unknown;
  updated_at: Date;
  published_version: number | null;
  changed: boolean;
};
const columns = sql`f.id, f.name, f.draft, f.updated_at, f.published_version, f.draft is distinct from
  (select v.flow from bot_flow_version v where v.brand_id = f.brand_id and v.flow_id = f.id and v.version = f.published_version) as changed`;

function shown({ draft, updated_at, ...row }: Row): z.infer<typeof flowRow> {
  const read = flowShape.parse(draft);
  return { ...row, draft: read, updated_at: updated_at.toISOString(), problems: checkFlow(read) };
}

/** Flows by their names. */
export async function listFlows(ctx: Context): Promise<z.infer<typeof flowRow>[]> {
  const { rows } =
    await sql<Row>`select ${columns} from bot_flow f where f.brand_id = ${ctx.brandId} and f.removed_at is null
    order by f.name, f.id`.execute(ctx.db);
  return rows.map(shown);
}

/** One flow; refuses `not_found`. */
export async function showFlow(ctx: Context, id: number): Promise<z.infer<typeof flowRow>> {
  const { rows } = await sql<Row>`select ${columns} from bot_flow f where f.brand_id = ${ctx.brandId} and f.id = ${id}
    and f.removed_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "flow");
  return shown(rows[0]);
}

/** Begins a flow as a draft. Gives its id. */
export async function makeFlow(ctx: Context, { name, draft }: z.infer<typeof flowBody>): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into bot_flow (brand_id, name, draft, updated_at)
    values (${ctx.brandId}, ${name}, ${JSON.stringify(draft)}::jsonb, ${ctx.now}) returning id`.execute(ctx.db);
  await recordAudit(ctx, { action: "flow.made", subject: "flow", subjectId: rows[0]!.id });
  return rows[0]!.id;
}

/** Changes the draft; what is live goes on. Refuses `not_found`. */
export async function changeFlow(ctx: Context, id: number, { name, draft }: z.infer<typeof flowBody>): Promise<void> {
  await update(ctx, id, sql`name = ${name}, draft = ${JSON.stringify(draft)}::jsonb`);
}

/** Takes a flow away, or brings it back. Intents that lead to it go to a person meanwhile. Refuses `not_found`. */
export async function removeFlow(ctx: Context, id: number, back = false): Promise<void> {
  await update(ctx, id, sql`removed_at = ${back ? null : ctx.now}`, back);
  await renewKnowledge(ctx);
  await recordAudit(ctx, { action: back ? "flow.restored" : "flow.removed", subject: "flow", subjectId: id });
}

async function update(ctx: Context, id: number, sets: ReturnType<typeof sql>, removedToo = false): Promise<void> {
  const done = await sql`update bot_flow set ${sets}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and (${removedToo} or removed_at is null)`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "flow");
}

/** Versions that were live, the newest first. Refuses `not_found`. */
export async function listFlowVersions(ctx: Context, id: number): Promise<z.infer<typeof flowVersion>[]> {
  await showFlow(ctx, id);
  const { rows } = await sql<{ version: number; published_at: Date; published_by: string | null; flow: unknown }>`
    select version, published_at, (select name from "user" u where u.id = published_by) as published_by, flow from bot_flow_version where brand_id = ${ctx.brandId} and flow_id = ${id}
    order by version desc limit 100`.execute(ctx.db);
  return rows.map((row) => ({ ...row, flow: flowShape.parse(row.flow), published_at: row.published_at.toISOString() }));
}

/** Makes the draft live; refuses `not_found`, and `flow_unfinished` where it has problems. Gives the version. */
export async function publishFlow(ctx: Context, id: number): Promise<number> {
  const { rows } = await sql<{
    draft: unknown;
  }>`select draft from bot_flow where brand_id = ${ctx.brandId} and id = ${id}
    and removed_at is null for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "flow");
  const problems = checkFlow(flowShape.parse(rows[0].draft)).filter(({ code }) => code !== "unreachable");
  if (problems.length > 0) {
    throw new Refusal("flow_unfinished", { fields: problems.map(({ node, code }) => ({ path: node ?? "", code })) });
  }
  const made = await sql<{
    version: number;
  }>`insert into bot_flow_version (brand_id, flow_id, version, flow, published_at, published_by)
    select ${ctx.brandId}, ${id}, coalesce(max(version), 0) + 1, ${JSON.stringify(rows[0].draft)}::jsonb, ${ctx.now}, ${whoOf(ctx)}
    from bot_flow_version where brand_id = ${ctx.brandId} and flow_id = ${id} returning version`.execute(ctx.db);
  const { version } = made.rows[0]!;
  await sql`update bot_flow set published_version = ${version} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  await renewKnowledge(ctx);
  await recordAudit(ctx, { action: "flow.published", subject: "flow", subjectId: id, detail: { version } });
  return version;
}

/** Puts an earlier version back into the draft; refuses `not_found`. */
export async function restoreFlowVersion(ctx: Context, id: number, version: number): Promise<void> {
  const { rows } = await sql<{
    flow: unknown;
  }>`select flow from bot_flow_version where brand_id = ${ctx.brandId} and flow_id = ${id}
    and version = ${version}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "version");
  await update(ctx, id, sql`draft = ${JSON.stringify(rows[0].flow)}::jsonb`);
}
