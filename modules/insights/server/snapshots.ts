import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { MetricGroup } from "../contract.ts";
import { type Asked, questionText } from "./question.ts";

/** Answers that take longer than this are kept warm. */
const slowMs = 20;

export type Computed = { from: string; to: string; groups: MetricGroup[] };
export type Snapshot = Computed & {
  metric: string;
  question: string;
  computedAt: Date;
  computedInMs: number;
  version: string;
  lastReadAt: Date;
};

const columns = sql`metric, question, answer->>'from' as from, answer->>'to' as to, answer->'groups' as groups, computed_at as "computedAt",
  computed_in_ms as "computedInMs", facts_version as version, last_read_at as "lastReadAt"`;

/** The last answers to some questions, where there are any. */
export async function readSnapshots(
  ctx: Context,
  wanted: readonly { metric: string; question: string }[],
): Promise<Snapshot[]> {
  const { rows } = await sql<Snapshot>`select ${columns} from metric_snapshot
    where brand_id = ${ctx.brandId} and (metric, question) in
      (select * from unnest(${wanted.map((one) => one.metric)}::text[], ${wanted.map((one) => one.question)}::text[]))`.execute(
    ctx.db,
  );
  return rows;
}

/** Keeps an answer for the next reader. */
export async function saveSnapshot(ctx: Context, asked: Asked, snapshot: Omit<Snapshot, "lastReadAt">): Promise<void> {
  const { metric, question, from, to, groups, computedAt, computedInMs, version } = snapshot;
  await sql`
    insert into metric_snapshot (brand_id, metric, question, asked, answer, computed_at, computed_in_ms, facts_version, last_read_at)
    values (${ctx.brandId}, ${metric}, ${question}, ${JSON.stringify(asked)}::jsonb, ${JSON.stringify({ from, to, groups })}::jsonb,
      ${computedAt}, ${computedInMs}, ${version}, ${ctx.now})
    on conflict (brand_id, metric, question) do update set answer = excluded.answer, computed_at = excluded.computed_at,
      computed_in_ms = excluded.computed_in_ms, facts_version = excluded.facts_version`.execute(ctx.db);
}

/** Notes that some answers were read, so that they are kept warm. */
export async function noteRead(ctx: Context, read: readonly { metric: string; question: string }[]): Promise<void> {
  await sql`update metric_snapshot set last_read_at = ${ctx.now} where brand_id = ${ctx.brandId} and (metric, question) in
    (select * from unnest(${read.map((one) => one.metric)}::text[], ${read.map((one) => one.question)}::text[]))`.execute(
    ctx.db,
  );
}

/** Questions with slow answers that were read in the last two days, and the version of each answer. */
export async function slowQuestions(ctx: Context): Promise<{ asked: Asked; version: string }[]> {
  const { rows } = await sql<{ asked: Asked; version: string }>`
    select asked, facts_version as version from metric_snapshot where brand_id = ${ctx.brandId}
      and computed_in_ms >= ${slowMs} and last_read_at > ${ctx.now}::timestamptz - interval '2 days'`.execute(ctx.db);
  return rows;
}

/** Those of some questions that were never answered. */
export async function unanswered(ctx: Context, asks: readonly Asked[]): Promise<Asked[]> {
  const wanted = asks.map((asked) => ({ metric: asked.metric, question: questionText(asked) }));
  const known = new Set((await readSnapshots(ctx, wanted)).map((one) => `${one.metric}?${one.question}`));
  return asks.filter((asked) => !known.has(`${asked.metric}?${questionText(asked)}`));
}

/** Forgets answers that nobody read for a month. */
export async function dropUnread(ctx: Context): Promise<void> {
  await sql`delete from metric_snapshot where brand_id = ${ctx.brandId} and last_read_at < ${ctx.now}::timestamptz - interval '30 days'`.execute(
    ctx.db,
  );
}
