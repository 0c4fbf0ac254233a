import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { nextTime } from "../../../../platform/i18n/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import {
  type MailProblem,
  type ReportRow,
  type ReportRule,
  reportRule,
  type ScoreAlert,
  scoreMove,
  type WatchRow,
  type WatchRule,
  watchRule,
} from "../../contract/reports.ts";

/** What is kept in each table, by what it is called in the audit. */
const tables = { report: "score_report", watch: "score_watch" } as const;
export type Kept = keyof typeof tables;
const tableOf = (kind: Kept): RawBuilder<unknown> => sql.table(tables[kind]);
const me = ({ actor }: Context) => (actor.kind === "user" ? actor.id : null);

/** The reports of the brand, oldest first. */
export async function listReports(ctx: Context): Promise<ReportRow[]> {
  const { rows } = await sql<{ id: number; rule: unknown; next_at: Date; sent_at: Date | null; problem: MailProblem }>`
    select id, rule, next_at, sent_at, problem from score_report where brand_id = ${ctx.brandId} and removed_at is null order by id`.execute(
    ctx.db,
  );
  return rows.map(({ rule, next_at, sent_at, ...row }) => ({
    ...row,
    rule: reportRule.parse(rule),
    next_at: next_at.toISOString(),
    sent_at: sent_at?.toISOString() ?? null,
  }));
}

/** What is watched, oldest first. */
export async function listWatches(ctx: Context): Promise<WatchRow[]> {
  const { rows } = await sql<{ id: number; rule: unknown; looked_on: string | null; problem: MailProblem }>`
    select id, rule, looked_on::text, problem from score_watch where brand_id = ${ctx.brandId} and removed_at is null order by id`.execute(
    ctx.db,
  );
  return rows.map((row) => ({ ...row, rule: watchRule.parse(row.rule) }));
}

/** What moved lately, newest first. */
export async function listAlerts(ctx: Context, limit = 20): Promise<ScoreAlert[]> {
  const { rows } = await sql<{ id: number; watch_id: number; day: string; move: unknown }>`
    select id, watch_id, day::text, move from score_alert where brand_id = ${ctx.brandId} order by id desc limit ${limit}`.execute(
    ctx.db,
  );
  return rows.map((row) => ({ ...row, move: scoreMove.parse(row.move) }));
}

/** A report that still stands. Refuses `not_found`. */
export async function findReport(ctx: Context, id: number): Promise<ReportRow> {
  const found = (await listReports(ctx)).find((row) => row.id === id);
  if (!found) throw new Refusal("not_found", "report");
  return found;
}

/** Has a report sent from now on, or changes one (`id`); gives its id. Refuses `not_found`. */
export async function keepReport(ctx: Context, rule: ReportRule, id?: number): Promise<number> {
  const next = nextTime(rule, ctx.now, await brandSettings(ctx));
  const text = JSON.stringify(rule);
  const { rows } = await (id === undefined
    ? sql<{ id: number }>`insert into score_report (brand_id, rule, next_at, made_by)
        values (${ctx.brandId}, ${text}::jsonb, ${next}, ${me(ctx)}) returning id`
    : sql<{ id: number }>`update score_report set rule = ${text}::jsonb, next_at = ${next}, problem = null
        where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null returning id`
  ).execute(ctx.db);
  return kept(ctx, "report", rows[0]?.id, id === undefined);
}

/** Has a score watched from now on, or changes what is watched (`id`); gives its id. Refuses `not_found`. */
export async function keepWatch(ctx: Context, rule: WatchRule, id?: number): Promise<number> {
  const text = JSON.stringify(rule);
  const { rows } = await (id === undefined
    ? sql<{
        id: number;
      }>`insert into score_watch (brand_id, rule, made_by) values (${ctx.brandId}, ${text}::jsonb, ${me(ctx)}) returning id`
    : sql<{ id: number }>`update score_watch set rule = ${text}::jsonb, problem = null
        where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null returning id`
  ).execute(ctx.db);
  return kept(ctx, "watch", rows[0]?.id, id === undefined);
}

async function kept(ctx: Context, kind: Kept, id: number | undefined, isNew: boolean): Promise<number> {
  if (id === undefined) throw new Refusal("not_found", kind);
  const action = `insights.${kind}_${isNew ? "added" : "changed"}`;
  await recordAudit(ctx, { action, subject: tables[kind], subjectId: id });
  return id;
}

/** Takes a report or a watch away, or brings it back. Refuses `not_found`. */
export async function removeKept(ctx: Context, kind: Kept, id: number, removed = true): Promise<void> {
  const done = await sql`update ${tableOf(kind)} set removed_at = ${removed ? ctx.now : null}
    where brand_id = ${ctx.brandId} and id = ${id} and (removed_at is null) = ${removed}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", kind);
  // What fell due while it was away is not sent afterwards.
  if (kind === "report" && !removed) await keepReport(ctx, (await findReport(ctx, id)).rule, id);
  await recordAudit(ctx, {
    action: `insights.${kind}_${removed ? "removed" : "restored"}`,
    subject: tables[kind],
    subjectId: id,
  });
}

/** Notes that a letter went out, or why it did not. */
export async function noteMailed(ctx: Context, kind: Kept, id: number, problem: MailProblem): Promise<void> {
  const sent = kind === "report" && problem === null ? sql`, sent_at = ${ctx.now}` : sql``;
  await sql`update ${tableOf(kind)} set problem = ${problem}${sent} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
}
