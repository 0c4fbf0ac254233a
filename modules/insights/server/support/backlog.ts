import { sql } from "kysely";
import type * as z from "zod";
import { dayNumberOfIso, isoOfDayNumber } from "../../../../platform/calendar/index.ts";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { count } from "../numbers.ts";
import { earlier } from "../period.ts";
import type { Metric, Question } from "../registry.ts";
import { narrowed, narrowing } from "./options.ts";
import { supportWords } from "./words.ts";

type Asked = Question<z.infer<typeof narrowing>>;

/** Ages in whole days: from these on, up to the next. */
export const ages = [0, 1, 3, 7, 30] as const;
const own = { channel: "channel", team: "team_id", agent: "assignee_id" } as const;

async function openNow(ctx: Context, question: Asked): Promise<MetricGroup[]> {
  const age = sql`${ages as unknown as number[]}::int[]`;
  const columns = question.by.map((name) =>
    name === "age"
      ? sql`(${age})[width_bucket(extract(epoch from ${ctx.now}::timestamptz - opened_at) / 86400.0, ${age}::numeric[])] as age`
      : sql`${sql.ref(own[name as keyof typeof own])} as ${sql.ref(name)}`,
  );
  const places = sql.join(columns.length > 0 ? columns.map((_, place) => sql.lit(place + 1)) : [sql.lit(1)]);
  const { rows } = await sql<Record<string, string | number | null> & { n: number; waiting: number }>`
    select ${columns.length > 0 ? sql.join(columns) : sql`null as nothing`}, count(*)::int as n, count(waiting_since)::int as waiting
    from conversation_view where brand_id = ${ctx.brandId} and status <> 'resolved' and spam_at is null and merged_into is null
      and opened_at <= ${ctx.now} and ${narrowed(question.options, "assignee_id")}
    group by ${places} order by ${places}`.execute(ctx.db);
  if (rows.length === 0 && question.by.length === 0) return [count({}, 0, { waiting: 0 })];
  return rows.map((row) =>
    count(Object.fromEntries(question.by.map((name) => [name, row[name] ?? null])), row.n, { waiting: row.waiting }),
  );
}

/** Conversations that are not resolved now. */
export const backlog: Metric<typeof narrowing> = {
  name: "backlog",
  unit: "count",
  words: supportWords("backlog"),
  by: ["age", "channel", "team", "agent"],
  options: narrowing,
  spans: "now",
  compute: openNow,
};

async function openAtEnds(ctx: Context, question: Asked): Promise<MetricGroup[]> {
  const { from, to, today, brand, options } = question;
  const last = earlier(to, today);
  const { rows } = await sql<{ day: string; moved: number }>`
    select day::text, sum(moved)::int as moved from (
      select (v.moment at time zone ${brand.timeZone})::date as day, v.moved from reply_round_view r
      cross join lateral (values (r.started_at, 1), (r.met_at, -1)) as v (moment, moved)
      where r.brand_id = ${ctx.brandId} and r.target = 'resolution' and v.moment is not null and ${narrowed(options, "user_id")}) moves
    where day <= ${last}::date group by 1 order by 1`.execute(ctx.db);
  let [open, place] = [0, 0];
  const groups: MetricGroup[] = [];
  for (let number = dayNumberOfIso(from); number <= dayNumberOfIso(last); number++) {
    const day = isoOfDayNumber(number);
    for (; place < rows.length && rows[place]!.day <= day; place++) open += rows[place]!.moved;
    groups.push(count({ day }, open));
  }
  return groups;
}

/** Matters that were open at the end of each day. */
export const backlogOverTime: Metric<typeof narrowing> = {
  name: "backlog-over-time",
  unit: "count",
  words: supportWords("backlog-over-time"),
  by: ["day"],
  options: narrowing,
  spans: "conversations",
  compute: openAtEnds,
};
