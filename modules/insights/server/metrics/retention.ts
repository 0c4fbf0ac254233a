import { type RawBuilder, sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { customersOf } from "../customer-rows.ts";
import { definitions } from "../definitions.ts";
import { type MonthAxis, monthAxis, monthSql } from "../month-axis.ts";
import { lastDayOf, monthText } from "../months.ts";
import { rate } from "../numbers.ts";
import { keyMonth, keyNumber } from "../read-key.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";

const options = z.strictObject({ kind: z.enum(["bounded", "unbounded"]).default("bounded") });
type Asked = Question<z.infer<typeof options>>;
type Cell = { cohort: number; month: number; customers: number };

const axisOf = (question: Asked): MonthAxis => monthAxis(question.from, question.to, question.calendar);
const acquired = ({ from, to }: Asked) => sql`first_day between ${from} and ${to} and day <= ${to}`;
/** The first purchase day of its month: each month in which a customer bought shows once. */
const firstOfMonth = (axis: MonthAxis) =>
  sql`(previous_day is null or ${monthSql(axis, "previous_day")} < ${monthSql(axis, "day")})`;
/** The last purchase day of the period: each customer shows once. */
const lastOfAll = ({ to }: Asked) => sql`(next_day is null or next_day > ${to})`;

async function cells(ctx: Context, question: Asked, axis: MonthAxis, shown: RawBuilder<unknown>): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select ${monthSql(axis, "first_day")} as cohort, ${monthSql(axis, "day")} as month, count(*) as customers
    from purchase_day where brand_id = ${ctx.brandId} and ${acquired(question)} and ${shown} group by 1, 2`.execute(
    ctx.db,
  );
  return rows;
}

/** A month is mature once it is over, both for the brand and within the period. */
function lastMatureMonth(question: Asked, axis: MonthAxis): number {
  let month = axis.first + axis.starts.length - 1;
  const over = (last: string) => last <= question.to && last < question.today;
  while (month >= axis.first && !over(lastDayOf(month, axis.calendar))) month--;
  return month;
}

async function compute(ctx: Context, question: Asked): Promise<MetricGroup[]> {
  const axis = axisOf(question);
  const bounded = question.options.kind === "bounded";
  const found = await cells(ctx, question, axis, bounded ? firstOfMonth(axis) : lastOfAll(question));
  const at = (cohort: number, month: number) => `${cohort} ${month}`;
  const bought = new Map(found.map((cell) => [at(cell.cohort, cell.month), cell.customers]));
  const last = lastMatureMonth(question, axis);
  const groups: MetricGroup[] = [];
  for (let cohort = axis.first; cohort <= last; cohort++) {
    const inMonth: number[] = [];
    for (let month = cohort; month < axis.first + axis.starts.length; month++)
      inMonth.push(bought.get(at(cohort, month)) ?? 0);
    const kept = bounded ? inMonth : fromThenOn(inMonth);
    const size = kept[0] ?? 0;
    if (size === 0) continue;
    for (let month = 0; month <= last - cohort; month++) {
      groups.push(cellOf({ cohort: monthText(cohort), month }, kept[month] ?? 0, size));
    }
  }
  return groups;
}

/** A cell of the triangle. In month 0 everybody bought, by definition: no estimate, so no interval. */
function cellOf(key: { cohort: string; month: number }, hits: number, size: number): MetricGroup {
  const cell = rate(key, hits, size);
  return key.month === 0 ? { ...cell, low: null, high: null } : cell;
}

/** For each place the sum of it and everything after. */
function fromThenOn(counts: readonly number[]): number[] {
  let sum = 0;
  return counts.map((_, place) => (sum += counts[counts.length - 1 - place] ?? 0)).reverse();
}

function rows(ctx: Context, question: Asked, wanted: RowsWanted) {
  const axis = axisOf(question);
  const cohort = keyMonth(wanted, "cohort");
  if (cohort === null) throw new Refusal("metric_group_unknown", { field: "cohort" });
  const month = cohort + (keyNumber(wanted, "month") ?? 0);
  const inCohort = sql`${acquired(question)} and ${monthSql(axis, "first_day")} = ${cohort}`;
  const bounded = sql`${firstOfMonth(axis)} and ${monthSql(axis, "day")} = ${month}`;
  const unbounded = sql`${lastOfAll(question)} and ${monthSql(axis, "day")} >= ${month}`;
  return customersOf(ctx, sql`${inCohort} and ${question.options.kind === "bounded" ? bounded : unbounded}`, wanted);
}

/** How many of those who first bought in a month came back so many months later, for months that are over. */
export const retention: Metric<typeof options> = {
  name: "retention",
  unit: "rate",
  words: definitions.retention,
  by: ["cohort", "month"],
  options,
  spans: "orders",
  compute,
  rows,
};
