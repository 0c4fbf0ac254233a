import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { holdFold } from "../fold/hold-fold.ts";
import { moveMembers, ruleClock, type StoredRule } from "./update-membership.ts";

const stride = 20_000;

/**
 * Computes a group's membership anew, in steps between which the fold goes on. `tell` announces who entered and left: for rules that
 * move with time, not for a rule that somebody edited. Stops where the group was removed meanwhile.
 */
export async function rebuildSegment(run: Pick<JobRun, "write">, segmentId: number, tell: boolean): Promise<void> {
  let after: number | null = 0;
  while (after !== null) {
    const from: number = after;
    after = await run.write((ctx) => rebuildStep(ctx, segmentId, from, tell));
  }
}

async function rebuildStep(ctx: Context, segmentId: number, after: number, tell: boolean): Promise<number | null> {
  await holdFold(ctx);
  const segment = await findRule(ctx, segmentId);
  if (!segment) return null;
  const { rows } = await sql<{ last: number | null }>`select max(id) as last from (
    select id from customer where brand_id = ${ctx.brandId} and id > ${after} order by id limit ${stride}) as step`.execute(
    ctx.db,
  );
  const last = rows[0]?.last ?? null;
  if (last === null) {
    await finish(ctx, segmentId);
    return null;
  }
  const clock = ruleClock(ctx, await brandSettings(ctx));
  await moveMembers(ctx, [segment], (id) => sql`${id} > ${after} and ${id} <= ${last}`, { clock, tell });
  return last;
}

async function findRule(ctx: Context, segmentId: number): Promise<StoredRule | null> {
  const { rows } = await sql<StoredRule>`select id, rule from segment
    where brand_id = ${ctx.brandId} and id = ${segmentId} and removed_at is null`.execute(ctx.db);
  return rows[0] ?? null;
}

async function finish(ctx: Context, segmentId: number): Promise<void> {
  await sql`update segment set counted_at = ${ctx.now}, members = (select count(*) from segment_member
      where brand_id = ${ctx.brandId} and segment_id = ${segmentId})
    where brand_id = ${ctx.brandId} and id = ${segmentId}`.execute(ctx.db);
  await recordChanges(ctx, "segment", [segmentId]);
}
