import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { isoDay, nextTime, wallClock } from "../../../../platform/i18n/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { type Brand, brandSettings, listBrands, recordAudit } from "../../../admin/index.ts";
import type { ExportRule } from "../../contract/exports.ts";
import { keptExports, standingExport } from "./export-rows.ts";

/** The job that does one sending. */
export const exportJob = "outlet-run-export";

/** Each cron round: what fell due becomes one sending and its next time is set, in one transaction; times that were slept through are one. */
export async function startDueExports(house: House): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    const on = { brandId: brand.id, actor: system("exports"), now: house.clock() };
    await withBrand(house.database.app, on, async (ctx) => {
      for (const { id, rule, next_at } of await keptExports(ctx, { due: true })) {
        const { due, next } = latestDue(rule, next_at, ctx.now, brand);
        await startRun(ctx, id, { due, byHand: false, brand });
        await sql`update export_rule set next_at = ${next} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
          ctx.db,
        );
      }
    });
  }
}

function latestDue(rule: ExportRule, first: Date, now: Date, brand: Brand): { due: Date; next: Date } {
  let due = first;
  let next = nextTime(rule, due, brand);
  while (next <= now) [due, next] = [next, nextTime(rule, next, brand)];
  return { due, next };
}

type Start = { due: Date; byHand: boolean; brand: Brand };

async function startRun(ctx: Context, ruleId: number, start: Start): Promise<void> {
  const label = await labelOf(ctx, ruleId, start);
  const { rows } = await sql<{ id: number }>`
    insert into export_run (brand_id, rule_id, due_at, by_hand, label, state, next_at)
    values (${ctx.brandId}, ${ruleId}, ${start.due}, ${start.byHand}, ${label}, 'waiting', ${ctx.now})
    on conflict (brand_id, rule_id, due_at) do nothing returning id`.execute(ctx.db);
  if (rows[0]) await enqueueRun(ctx, ruleId, rows[0].id);
}

/** The day on the brand's clock; with its time by hand, and where files of that day are there already, which must not be written over. */
async function labelOf(ctx: Context, ruleId: number, { due, byHand, brand: { timeZone } }: Start): Promise<string> {
  const clock = wallClock(due, timeZone);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = isoDay(clock);
  const { rows } = await sql`select from export_run
    where brand_id = ${ctx.brandId} and rule_id = ${ruleId} and label = ${day} limit 1`.execute(ctx.db);
  if (!byHand && rows.length === 0) return day;
  return `${day}-${two(clock.hour)}${two(clock.minute)}${two(clock.second)}`;
}

/** Has a sending done, now or at `runAt`; those of one export one after another. */
export async function enqueueRun(ctx: Context, ruleId: number, runId: number, runAt?: Date): Promise<void> {
  await enqueue(
    ctx,
    exportJob,
    { runId },
    {
      key: `${exportJob}:${ctx.brandId}:${runId}`,
      queue: `outlet-export-${ctx.brandId}-${ruleId}`,
      ...(runAt && { runAt }),
    },
  );
}

/** Sends now what came since the last sending; one that waits for its next try is tried at once instead. Refuses `not_found`. */
export async function runNow(ctx: Context, ruleId: number): Promise<void> {
  await standingExport(ctx, ruleId);
  const { rows } = await sql<{ id: number }>`update export_run set next_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and rule_id = ${ruleId} and state = 'waiting' returning id`.execute(ctx.db);
  for (const { id } of rows) await enqueueRun(ctx, ruleId, id);
  if (rows.length === 0) await startRun(ctx, ruleId, { due: ctx.now, byHand: true, brand: await brandSettings(ctx) });
  await recordAudit(ctx, { action: "export.run", subject: "export_rule", subjectId: ruleId });
}
