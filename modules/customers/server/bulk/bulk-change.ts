import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { BulkChange, bulk, CustomerFilter, Selection } from "../../contract.ts";
import { filteredAfter } from "../list/filtered-after.ts";
import { onWire } from "../list/list-customers.ts";
import { attributeDefinitions, readAttributes } from "../profile/attribute-definitions.ts";
import { actorId } from "../profile/standing-customer.ts";
import { changeMany } from "./change-many.ts";

/** The job that makes a change to everybody whom a filter finds. */
export const bulkJob = "change-customers";
const stride = 2000;

type Bulk = z.infer<typeof bulk>;

/** Changes the chosen customers: those named at once, those of a whole filter in steps by a job. */
export async function startBulkChange(ctx: Context, change: BulkChange, selection: Selection): Promise<Bulk> {
  if (change.kind === "attribute") readAttributes(await attributeDefinitions(ctx), { [change.key]: change.value });
  const named = "ids" in selection;
  const { rows } = await sql<{ id: number }>`
    insert into bulk_change (brand_id, change, selection, asked_by, asked_at)
    values (${ctx.brandId}, ${JSON.stringify(change)}::jsonb, ${JSON.stringify(named ? {} : selection)}::jsonb, ${actorId(ctx)}, ${ctx.now})
    returning id`.execute(ctx.db);
  const id = rows[0]!.id;
  await recordAudit(ctx, {
    action: `customers.${change.kind}`,
    subject: "customers",
    subjectId: id,
    detail: { named },
  });
  if (named) {
    const done = await changeMany(ctx, change, selection.ids);
    await sql`update bulk_change set done = ${done}, total = ${selection.ids.length}, finished_at = ${ctx.now}
      where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  } else {
    await enqueue(ctx, bulkJob, { bulkId: id });
  }
  return showBulkChange(ctx, id);
}

/** How far a change to many has come. Refuses `not_found`. */
export async function showBulkChange(ctx: Context, id: number): Promise<Bulk> {
  const { rows } = await sql<Bulk>`select id, done, total, finished_at from bulk_change
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "bulk");
  return onWire(rows[0]);
}

type Asked = { change: BulkChange; selection: { filter: CustomerFilter }; last_id: number };

/** Works one such change off, a step per transaction; broken off, it goes on where it was. */
export async function runBulkChange(run: Pick<JobRun, "write">, bulkId: number): Promise<void> {
  while (await run.write((ctx) => bulkStep(ctx, bulkId)));
}

async function bulkStep(ctx: Context, bulkId: number): Promise<boolean> {
  const { rows } = await sql<Asked>`select change, selection, last_id from bulk_change
    where brand_id = ${ctx.brandId} and id = ${bulkId} and finished_at is null for update`.execute(ctx.db);
  const asked = rows[0];
  if (!asked) return false;
  const ids = await filteredAfter(ctx, asked.selection.filter, { after: asked.last_id, limit: stride });
  if (ids.length === 0) {
    // What was searched for is somebody's name: it does not stay here.
    await sql`update bulk_change set selection = '{}', total = done, finished_at = ${ctx.now}
      where brand_id = ${ctx.brandId} and id = ${bulkId}`.execute(ctx.db);
    return false;
  }
  const done = await changeMany(ctx, asked.change, ids);
  await sql`update bulk_change set done = done + ${done}::int, last_id = ${ids.at(-1)!}
    where brand_id = ${ctx.brandId} and id = ${bulkId}`.execute(ctx.db);
  return true;
}
