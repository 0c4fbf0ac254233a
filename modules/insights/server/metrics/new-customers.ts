import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { customersOf } from "../customer-rows.ts";
import { definitions } from "../definitions.ts";
import { count } from "../numbers.ts";
import { noOptions } from "../options.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";
import { timeGroups, timeKey, withinTime } from "../time-groups.ts";

const firsts = ({ from, to }: Question) => sql`day between ${from} and ${to} and previous_day is null`;

async function compute(ctx: Context, question: Question) {
  const { rows } = await sql<{ day: string | null; month: number | null; n: number }>`
    select ${timeGroups(question)}, count(*) as n from purchase_day
    where brand_id = ${ctx.brandId} and ${firsts(question)} group by 1, 2 order by 1, 2`.execute(ctx.db);
  if (rows.length === 0 && question.by.length === 0) return [count({}, 0)];
  return rows.map((row) => count(timeKey(question, row), row.n));
}

function rows(ctx: Context, question: Question, wanted: RowsWanted) {
  return customersOf(ctx, sql`${firsts(question)} and ${withinTime(question, wanted)}`, wanted);
}

/** Customers whose first counted order falls into the period. */
export const newCustomers: Metric<typeof noOptions> = {
  name: "new-customers",
  unit: "count",
  words: definitions["new-customers"],
  by: ["day", "month"],
  options: noOptions,
  spans: "orders",
  compute,
  rows,
};
