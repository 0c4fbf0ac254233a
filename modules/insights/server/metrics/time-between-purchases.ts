import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { customersOf } from "../customer-rows.ts";
import { daysGroups, weekOf } from "../days-groups.ts";
import { definitions } from "../definitions.ts";
import { noOptions } from "../options.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";

const repeated = ({ from, to }: Question) => sql`day between ${from} and ${to} and previous_day is not null`;

async function compute(ctx: Context, question: Question) {
  const { rows } = await sql<{ value: number; times: number }>`
    select day - previous_day as value, count(*) as times from purchase_day
    where brand_id = ${ctx.brandId} and ${repeated(question)} group by 1 order by 1`.execute(ctx.db);
  return daysGroups(rows, question.by.includes("week"));
}

/** A customer with several such gaps shows once, by the latest. */
function rows(ctx: Context, question: Question, wanted: RowsWanted) {
  const inWeek = (table: "purchase_day" | "later") =>
    weekOf(sql`${sql.ref(`${table}.day`)} - ${sql.ref(`${table}.previous_day`)}`, wanted);
  return customersOf(
    ctx,
    sql`${repeated(question)} and ${inWeek("purchase_day")} and not exists (
      select from purchase_day later where later.brand_id = ${ctx.brandId} and later.customer_id = purchase_day.customer_id
        and later.day > purchase_day.day and later.day <= ${question.to} and ${inWeek("later")})`,
    wanted,
  );
}

/** Days from one purchase day of a customer to the next. */
export const timeBetweenPurchases: Metric<typeof noOptions> = {
  name: "time-between-purchases",
  unit: "days",
  words: definitions["time-between-purchases"],
  by: ["week"],
  options: noOptions,
  spans: "orders",
  compute,
  rows,
};
