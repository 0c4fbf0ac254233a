import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { customersOf } from "../customer-rows.ts";
import { definitions } from "../definitions.ts";
import { type MonthAxis, monthAxis, monthSql } from "../month-axis.ts";
import { monthText } from "../months.ts";
import { rate } from "../numbers.ts";
import { noOptions } from "../options.ts";
import { earliestDay } from "../period.ts";
import { keyMonth } from "../read-key.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";

// A buyer of the period shows once: on the last day it bought within it. It bought once where that day has one order and is the first.
const buyers = ({ from, to }: Question) =>
  sql`day between ${from} and ${to} and (next_day is null or next_day > ${to})`;
const once = ({ from }: Question) => sql`(orders = 1 and (previous_day is null or previous_day < ${from}))`;
const cohorts = (question: Question): MonthAxis => monthAxis(earliestDay, question.to, question.calendar);

async function compute(ctx: Context, question: Question): Promise<MetricGroup[]> {
  const grouped = question.by.includes("cohort");
  const cohort = grouped ? monthSql(cohorts(question), "first_day") : sql`null::int`;
  const { rows } = await sql<{ cohort: number; buyers: number; once: number }>`
    select ${cohort} as cohort, count(*) as buyers, count(*) filter (where ${once(question)}) as once
    from purchase_day where brand_id = ${ctx.brandId} and ${buyers(question)} group by 1 order by 1`.execute(ctx.db);
  if (!grouped) return [rate({}, (rows[0]?.buyers ?? 0) - (rows[0]?.once ?? 0), rows[0]?.buyers ?? 0)];
  return rows.map((row) => rate({ cohort: monthText(row.cohort) }, row.buyers - row.once, row.buyers));
}

function rows(ctx: Context, question: Question, wanted: RowsWanted) {
  const month = keyMonth(wanted, "cohort");
  const ofCohort = month === null ? sql`true` : sql`${monthSql(cohorts(question), "first_day")} = ${month}`;
  return customersOf(ctx, sql`${buyers(question)} and not ${once(question)} and ${ofCohort}`, wanted);
}

/** Customers with two or more counted orders in the period, of all with at least one. */
export const repeatRate: Metric<typeof noOptions> = {
  name: "repeat-rate",
  unit: "rate",
  words: definitions["repeat-rate"],
  by: ["cohort"],
  options: noOptions,
  spans: "orders",
  compute,
  rows,
};
