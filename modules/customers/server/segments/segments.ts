import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import type { Count, Rule, Segment } from "../../contract.ts";
import { holdFold } from "../fold/hold-fold.ts";
import { countWhere } from "../list/count-customers.ts";
import { onWire } from "../list/list-customers.ts";
import { actorId } from "../profile/standing-customer.ts";
import { compileRule } from "./compile-rule.ts";
import { ruleClock } from "./update-membership.ts";

/** The job that computes a group's membership anew. */
export const rebuildJob = "rebuild-segment";

const columns = sql`id, name, rule, members, moves_with_time, counted_at, created_at, updated_at`;

/** The brand's groups, by name in Persian order. */
export async function listSegments(ctx: Context): Promise<Segment[]> {
  const { rows } = await sql<Segment>`select ${columns} from segment
    where brand_id = ${ctx.brandId} and removed_at is null order by name collate "fa-x-icu", id`.execute(ctx.db);
  return rows.map(onWire);
}

/** One group. Refuses `not_found`. */
export async function showSegment(ctx: Context, id: number): Promise<Segment> {
  const { rows } = await sql<Segment>`select ${columns} from segment
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "segment");
  return onWire(rows[0]);
}

async function compiled(ctx: Context, rule: Rule) {
  return compileRule(ctx, rule, ruleClock(ctx, await brandSettings(ctx)));
}

/** Makes a group; a job counts its members. Refuses a rule it does not understand. */
export async function makeSegment(ctx: Context, { name, rule }: { name: string; rule: Rule }): Promise<Segment> {
  const { movesWithTime } = await compiled(ctx, rule);
  const { rows } = await sql<{ id: number }>`
    insert into segment (brand_id, name, rule, moves_with_time, created_by, created_at, updated_at)
    values (${ctx.brandId}, ${name}, ${JSON.stringify(rule)}::jsonb, ${movesWithTime}, ${actorId(ctx)}, ${ctx.now}, ${ctx.now})
    returning id`.execute(ctx.db);
  const id = rows[0]!.id;
  await enqueue(ctx, rebuildJob, { segmentId: id });
  await recordAudit(ctx, { action: "segment.made", subject: "segment", subjectId: id });
  return showSegment(ctx, id);
}

/** Changes a group's name and rule; where the rule is another, a job computes its members anew. */
export async function changeSegment(
  ctx: Context,
  id: number,
  { name, rule }: { name: string; rule: Rule },
): Promise<Segment> {
  const { movesWithTime } = await compiled(ctx, rule);
  const before = await showSegment(ctx, id);
  // A fold that is under way still judges by the old rule: wait until it is done.
  await holdFold(ctx);
  await sql`update segment set name = ${name}, rule = ${JSON.stringify(rule)}::jsonb, moves_with_time = ${movesWithTime}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (JSON.stringify(before.rule) !== JSON.stringify(rule)) await enqueue(ctx, rebuildJob, { segmentId: id });
  await recordAudit(ctx, { action: "segment.changed", subject: "segment", subjectId: id });
  return showSegment(ctx, id);
}

/** Removes a group; its members are forgotten, its customers stay. `restoreSegment` brings it back. */
export async function removeSegment(ctx: Context, id: number): Promise<void> {
  await showSegment(ctx, id);
  await holdFold(ctx);
  await sql`update segment set removed_at = ${ctx.now}, members = 0, counted_at = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await sql`delete from segment_member where brand_id = ${ctx.brandId} and segment_id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "segment.removed", subject: "segment", subjectId: id });
}

/** Undoes a removal. */
export async function restoreSegment(ctx: Context, id: number): Promise<Segment> {
  const { numAffectedRows } = await sql`update segment set removed_at = null
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is not null`.execute(ctx.db);
  if (!numAffectedRows) throw new Refusal("not_found", "segment");
  await enqueue(ctx, rebuildJob, { segmentId: id });
  await recordAudit(ctx, { action: "segment.restored", subject: "segment", subjectId: id });
  return showSegment(ctx, id);
}

/** How many customers a rule holds for, while it is being written: at once and perhaps estimated, or `exact`. */
export async function countRule(ctx: Context, rule: Rule, exact: boolean): Promise<Count> {
  const { condition } = await compiled(ctx, rule);
  return countWhere(ctx, [sql`c.brand_id = ${ctx.brandId}`, sql`c.listed`, condition], exact);
}
