import { sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { definitions } from "../definitions.ts";
import { count } from "../numbers.ts";
import { lengthOf } from "../period.ts";
import type { Metric, Question } from "../registry.ts";
import { timeGroups, timeKey } from "../time-groups.ts";

const options = z.strictObject({
  kind: z.enum(["contact", "activity", "broadcast", "mention", "all"]).optional(),
});
type Asked = Question<z.infer<typeof options>>;
const columns = { channel: "channel", partner: "partner_id", kind: "kind", direction: "direction" } as const;
type Column = keyof typeof columns;
type Row = { day: string | null; month: number | null; n: number } & Record<Column, string | number>;

/** Contacts alone are the interactions of the statistics, unless another kind is asked for, or all of them side by side. */
function kindsOf(question: Asked) {
  const kind = question.options.kind ?? (question.by.includes("kind") ? "all" : "contact");
  return kind === "all" ? sql`true` : sql`kind = ${kind}`;
}

/** Nobody's partner is null rather than 0, and an unknown direction rather than an empty text. */
const keyValue = (value: string | number) => (value === 0 || value === "" ? null : value);

async function compute(ctx: Context, question: Asked): Promise<MetricGroup[]> {
  const by = (Object.keys(columns) as Column[]).filter((name) => question.by.includes(name));
  const grouped = by.map((name) => sql`, ${sql.ref(columns[name])} as ${sql.ref(name)}`);
  const places = [1, 2, ...by.map((_, place) => place + 3)].map((place) => sql.lit(place));
  const { rows } = await sql<Row>`
    select ${timeGroups(question)} ${sql.join(grouped, sql``)}, sum(n)::bigint as n from interaction_day_view
    where brand_id = ${ctx.brandId} and day between ${question.from} and ${question.to} and ${kindsOf(question)}
    group by ${sql.join(places)} order by ${sql.join(places)}`.execute(ctx.db);
  const days = lengthOf(question);
  const overTime = question.by.includes("day") || question.by.includes("month");
  const perDay = (n: number) => (overTime ? {} : { per_day: n / days });
  if (rows.length === 0 && question.by.length === 0) return [count({}, 0, perDay(0))];
  return rows.map((row) => {
    const rest = Object.fromEntries(by.map((name) => [name, keyValue(row[name])]));
    return count({ ...timeKey(question, row), ...rest }, row.n, perDay(row.n));
  });
}

/** How many interactions there were; from the day counters, never from the log. */
export const interactions: Metric<typeof options> = {
  name: "interactions",
  unit: "count",
  words: definitions.interactions,
  by: ["day", "month", "channel", "partner", "kind", "direction"],
  options,
  spans: "interactions",
  compute,
};
