import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { type WaitTally, waitQuantile } from "../../../../platform/stats/index.ts";
import { brandHours, type WorkingCalendar, workingMilliseconds } from "../../../inbox/index.ts";
import type { MetricGroup } from "../../contract.ts";
import type { Metric, Question } from "../registry.ts";
import { dayed, type Grouped, groupings, times } from "./groupings.ts";
import { during, narrowed, waitOptions } from "./options.ts";
import { type SupportMetric, supportWords } from "./words.ts";

type Asked = Question<z.infer<typeof waitOptions>>;
type Target = "first_reply" | "next_reply" | "resolution";
type Row = Record<string, unknown> & { seconds: number; started_at: Date; n: number };

/** Holidays are looked up this long before a period begins. */
const before = 86_400_000;

/** The rounds of the period: those that were over, in seconds, and those that still go on, by when they began. */
async function roundsOf(ctx: Context, question: Asked, target: Target, grouped: Grouped) {
  const time = sql.ref(question.options.time === "calendar" ? "calendar_ms" : "working_ms");
  const where = sql`v.brand_id = ${ctx.brandId} and v.target = ${target} and ${during(question, "v.started_at")}
    and ${narrowed(question.options, "user_id")}`;
  const met = await sql<Row>`
    select ${grouped.columns}, ${time} / 1000 as seconds, count(*)::int as n
    from ${dayed(question, "reply_round_view", "started_at", sql`${where} and v.state = 'met'`)}
    group by ${grouped.places}, ${time} / 1000`.execute(ctx.db);
  const going = await sql<Row>`
    select ${grouped.columns}, started_at, 1 as n
    from ${dayed(question, "reply_round_view", "started_at", sql`${where} and v.state in ('running', 'paused')`)}`.execute(
    ctx.db,
  );
  return { met: met.rows, going: going.rows };
}

type Wait = WaitTally[number];

async function compute(ctx: Context, question: Asked, target: Target): Promise<MetricGroup[]> {
  const grouped = groupings(question, { channel: "channel", team: "team_id", agent: "user_id" });
  const { met, going } = await roundsOf(ctx, question, target, grouped);
  const calendar =
    question.options.time === "calendar" || going.length === 0
      ? null
      : await brandHours(ctx, new Date(Date.parse(question.from) - before));
  const groups = new Map<string, { key: MetricGroup["key"]; waits: Wait[] }>();
  const add = (row: Row, wait: Wait) => {
    const key = grouped.keyOf(row);
    const text = JSON.stringify(key);
    const group = groups.get(text) ?? { key, waits: [] };
    groups.set(text, group);
    group.waits.push(wait);
  };
  for (const row of met) add(row, { time: Number(row.seconds), ended: row.n, going: 0 });
  for (const row of going) add(row, { time: waitedSeconds(row.started_at, ctx.now, calendar), ended: 0, going: row.n });
  if (groups.size === 0 && question.by.length === 0) return [waitGroup({}, [])];
  return [...groups.values()].sort(byKey).map(({ key, waits }) => waitGroup(key, waits));
}

function waitedSeconds(from: Date, to: Date, calendar: WorkingCalendar | null): number {
  const waited = calendar ? workingMilliseconds(calendar, from, to) : to.getTime() - from.getTime();
  return Math.max(0, Math.floor(waited / 1000));
}

const byKey = (a: { key: object }, b: { key: object }) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1);

/** Median and 90% of some waits; where too many still go on to tell, what they are longer than. */
function waitGroup(key: MetricGroup["key"], waits: readonly Wait[]): MetricGroup {
  const [median, most] = [waitQuantile(waits, 0.5), waitQuantile(waits, 0.9)];
  const waiting = waits.reduce((sum, { going }) => sum + going, 0);
  const answered = waits.reduce((sum, { ended }) => sum + ended, 0);
  const longest = waits.length > 0 ? waits.reduce((most, { time }) => Math.max(most, time), 0) : null;
  return {
    key,
    n: answered + waiting,
    ...median,
    p90: most.value,
    longer_than: median.value === null ? longest : null,
    p90_longer_than: most.value === null ? longest : null,
    answered,
    waiting,
  };
}

/** How long customers wait for one of the three, unanswered ones counted as still waiting. */
export function waitMetric(name: SupportMetric, target: Target): Metric<typeof waitOptions> {
  return {
    name,
    unit: "seconds",
    words: supportWords(name),
    by: [...times, "channel", "team", "agent"],
    options: waitOptions,
    spans: "conversations",
    compute: (ctx, question) => compute(ctx, question, target),
  };
}
