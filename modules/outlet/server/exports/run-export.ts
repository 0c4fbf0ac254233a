import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { previousTime } from "../../../../platform/i18n/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { type Brand, brandSettings, listMembers, permissionsOf, recordAudit } from "../../../admin/index.ts";
import { type ExportProblem, type ExportRule, personalTables } from "../../contract/exports.ts";
import { holdExport, holdWaitingRun, type KeptExport, type KeptRun } from "./export-rows.ts";
import { problemOf } from "./open-place.ts";
import { type Ready, sendRun } from "./send-run.ts";
import { enqueueRun } from "./start-runs.ts";
import { tellJob } from "./tell-failure.ts";

const minute = 60_000;
/** How long after each failed try the next one follows: six tries over five hours. */
const pauses: readonly number[] = [minute, 10 * minute, 30 * minute, 80 * minute, 180 * minute];
/** What was begun before the due time is waited for so long at most. */
const longestWrite = 10 * minute;

type Outcome = { problem: ExportProblem; detail: string | null; final?: boolean } | null;

/**
 * Does one sending whole: whatever a try that was broken off has put there is written over under the same names. Fails at once, in plain
 * words, where who answers for it may no longer take the data out.
 */
export async function runExport(job: JobRun, { runId }: { runId: number }, most?: number): Promise<void> {
  const ready = await job.write((ctx) => makeReady(ctx, runId));
  if (!ready) return;
  const outcome = await sendRun(job, ready, most).then(
    (): Outcome => null,
    (error) => outcomeOf(job, error),
  );
  await job.write((ctx) => note(ctx, ready.run, outcome));
}

function outcomeOf(job: JobRun, error: unknown): Outcome {
  const found = problemOf(error);
  if (!found) job.house.log.error({ err: error, brandId: job.brandId }, "export failed");
  return found ?? { problem: "unexpected", detail: null };
}

async function makeReady(ctx: Context, runId: number): Promise<Ready | null> {
  const run = await holdWaitingRun(ctx, runId);
  if (!run) return null;
  const kept = await holdExport(ctx, run.rule_id);
  const refused = kept.removed_at || (kept.paused_at && !run.by_hand) ? "stopped" : await lostRight(ctx, kept);
  if (refused) {
    await note(ctx, run, { problem: refused, detail: null, final: true });
    return null;
  }
  if (await isStillWritten(ctx, run)) {
    await enqueueRun(ctx, run.rule_id, run.id, new Date(ctx.now.getTime() + 5000));
    return null;
  }
  const brand = await brandSettings(ctx);
  const since = run.tries > 0 ? run.since : await sinceWhen(ctx, run, kept.rule, brand);
  await sql`update export_run set since = ${since} where brand_id = ${ctx.brandId} and id = ${runId}`.execute(ctx.db);
  return { run: { ...run, since }, kept, brand };
}

/** Whether somebody still writes who began before the due time: their rows would carry a time within and appear after they were read. */
async function isStillWritten(ctx: Context, { due_at }: KeptRun): Promise<boolean> {
  if (ctx.now.getTime() - due_at.getTime() > longestWrite) return false;
  const { rows } = await sql`select from pg_stat_activity where datname = current_database() and backend_xid is not null
    and pid <> pg_backend_pid() and xact_start < ${due_at} limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/** From where the last scheduled sending that was done ended, so that nothing is left out whatever failed since; else one period. */
async function sinceWhen(ctx: Context, run: KeptRun, rule: ExportRule, brand: Brand): Promise<Date | null> {
  if (rule.scope === "all") return null;
  const { rows } = await sql<{ due_at: Date }>`select due_at from export_run
    where brand_id = ${ctx.brandId} and rule_id = ${run.rule_id} and state = 'done' and not by_hand and due_at < ${run.due_at}
    order by due_at desc limit 1`.execute(ctx.db);
  return rows[0]?.due_at ?? previousTime(rule, run.due_at, brand);
}

async function lostRight(ctx: Context, { rule, made_by }: KeptExport): Promise<"right_lost" | null> {
  const isPersonal = rule.tables.some((table) => personalTables.includes(table));
  if (made_by === null) return isPersonal ? "right_lost" : null;
  const member = (await listMembers(ctx)).find(({ userId }) => userId === made_by);
  const rights = member ? permissionsOf(member.role) : [];
  const holds = rights.includes("exports.manage") && (!isPersonal || rights.includes("customers.export"));
  return holds ? null : "right_lost";
}

async function note(ctx: Context, { id, rule_id, tries: before }: KeptRun, outcome: Outcome): Promise<void> {
  const tries = before + 1;
  if (!outcome) {
    await sql`update export_run set state = 'done', tries = ${tries}, problem = null, detail = null, next_at = null, done_at = ${ctx.now}
      where brand_id = ${ctx.brandId} and id = ${id} and state = 'waiting'`.execute(ctx.db);
    await recordAudit(ctx, { action: "export.sent", subject: "export_rule", subjectId: rule_id, detail: { run: id } });
    return;
  }
  const pause = outcome.final ? undefined : pauses[before];
  const next = pause === undefined ? null : new Date(ctx.now.getTime() + pause);
  await sql`update export_run set state = ${next ? "waiting" : "failed"}, tries = ${tries}, problem = ${outcome.problem},
      detail = ${outcome.detail}, next_at = ${next}, done_at = ${next ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and state = 'waiting'`.execute(ctx.db);
  if (next) await enqueueRun(ctx, rule_id, id, next);
  else if (outcome.problem !== "stopped") await enqueue(ctx, tellJob, { runId: id });
}
