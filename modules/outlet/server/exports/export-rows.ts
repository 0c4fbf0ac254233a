import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import {
  type ExportFile,
  type ExportProblem,
  type ExportRow,
  type ExportRule,
  type ExportRun,
  exportRule,
  type exportRunList,
} from "../../contract/exports.ts";

/** A standing export as it is kept. */
export type KeptExport = {
  id: number;
  rule: ExportRule;
  secret_sealed: string;
  next_at: Date;
  made_by: string | null;
  paused_at: Date | null;
  removed_at: Date | null;
};
/** One sending as it is kept. */
export type KeptRun = {
  id: number;
  rule_id: number;
  due_at: Date;
  by_hand: boolean;
  label: string;
  since: Date | null;
  state: ExportRun["state"];
  files: ExportFile[];
  problem: ExportProblem | null;
  detail: string | null;
  tries: number;
  next_at: Date | null;
  done_at: Date | null;
};

const ruleColumns = sql`r.id, r.rule, r.secret_sealed, r.next_at, r.made_by, r.paused_at, r.removed_at`;
const runColumns = sql`n.id, n.rule_id, n.due_at, n.by_hand, n.label, n.since, n.state, n.files, n.problem, n.detail, n.tries, n.next_at, n.done_at`;

/** One export, removed ones too, locked until the transaction ends. Refuses `not_found`. */
export async function holdExport(ctx: Context, id: number): Promise<KeptExport> {
  const { rows } = await sql<KeptExport>`select ${ruleColumns} from export_rule r
    where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "export");
  return { ...rows[0], rule: exportRule.parse(rows[0].rule) };
}

/** One export that was not removed, locked. Refuses `not_found`. */
export async function standingExport(ctx: Context, id: number): Promise<KeptExport> {
  const found = await holdExport(ctx, id);
  if (found.removed_at) throw new Refusal("not_found", "export");
  return found;
}

/** The standing exports, oldest first, those that others look after just now left out where `due`. */
export async function keptExports(ctx: Context, { due = false } = {}): Promise<KeptExport[]> {
  const only = due ? sql`and paused_at is null and next_at <= ${ctx.now}` : sql``;
  const lock = due ? sql`for update skip locked` : sql``;
  const { rows } = await sql<KeptExport>`select ${ruleColumns} from export_rule r
    where brand_id = ${ctx.brandId} and removed_at is null ${only} order by id ${lock}`.execute(ctx.db);
  return rows.map((row) => ({ ...row, rule: exportRule.parse(row.rule) }));
}

/** The brand's exports with how the last sending of each went. */
export async function listExports(ctx: Context): Promise<ExportRow[]> {
  const kept = await keptExports(ctx);
  const { rows: runs } = await sql<KeptRun>`select distinct on (rule_id) ${runColumns} from export_run n
    where brand_id = ${ctx.brandId} and rule_id = any(${kept.map(({ id }) => id)}::bigint[]) order by rule_id, id desc`.execute(
    ctx.db,
  );
  return kept.map(({ id, rule, next_at, paused_at }) => {
    const last = runs.find((run) => run.rule_id === id);
    return {
      ...{ id, rule, next_at: next_at.toISOString(), paused_at: paused_at?.toISOString() ?? null },
      last: last ? shownRun(last) : null,
    };
  });
}

/** The log of an export, newest first. Refuses `not_found`. */
export async function listRuns(
  ctx: Context,
  ruleId: number,
  { after = null, limit }: { after?: string | null | undefined; limit: number },
): Promise<z.infer<typeof exportRunList>> {
  const { rows: found } = await sql`select from export_rule
    where brand_id = ${ctx.brandId} and id = ${ruleId} and removed_at is null`.execute(ctx.db);
  if (found.length === 0) throw new Refusal("not_found", "export");
  const { rows } = await sql<KeptRun>`select ${runColumns} from export_run n
    where brand_id = ${ctx.brandId} and rule_id = ${ruleId} and (${after}::bigint is null or id < ${after}::bigint)
    order by id desc limit ${limit + 1}`.execute(ctx.db);
  const page = rows.slice(0, limit);
  return { rows: page.map(shownRun), next: rows.length > limit ? String(page.at(-1)!.id) : null };
}

/** A sending that is still to be done, locked; null where it is over. */
export async function holdWaitingRun(ctx: Context, id: number): Promise<KeptRun | null> {
  const { rows } = await sql<KeptRun>`select ${runColumns} from export_run n
    where brand_id = ${ctx.brandId} and id = ${id} and state = 'waiting' for update`.execute(ctx.db);
  return rows[0] ?? null;
}

function shownRun({ id, by_hand, state, files, problem, detail, tries, ...run }: KeptRun): ExportRun {
  return {
    ...{ id, by_hand, state, files, problem, detail, tries },
    due_at: run.due_at.toISOString(),
    since: run.since?.toISOString() ?? null,
    next_at: run.next_at?.toISOString() ?? null,
    done_at: run.done_at?.toISOString() ?? null,
  };
}

/** One sending, however it stands. Refuses `not_found`. */
export async function runById(ctx: Context, id: number): Promise<KeptRun> {
  const { rows } = await sql<KeptRun>`select ${runColumns} from export_run n
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "export run");
  return rows[0];
}
