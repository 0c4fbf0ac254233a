import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { customersOf } from "../customer-rows.ts";
import { daysGroups, weekOf } from "../days-groups.ts";
import { definitions } from "../definitions.ts";
import { noOptions } from "../options.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";

const firstAfterContact = ({ from, to }: Question) =>
  sql`day between ${from} and ${to} and previous_day is null and days_from_contact is not null`;

async function compute(ctx: Context, question: Question) {
  const { rows } = await sql<{ value: number; times: number }>`
    select days_from_contact as value, count(*) as times from purchase_day
    where brand_id = ${ctx.brandId} and ${firstAfterContact(question)} group by 1 order by 1`.execute(ctx.db);
  return daysGroups(rows, question.by.includes("week"));
}

function rows(ctx: Context, question: Question, wanted: RowsWanted) {
  return customersOf(ctx, sql`${firstAfterContact(question)} and ${weekOf(sql`days_from_contact`, wanted)}`, wanted);
}

/** Days from a customer's first contact to its first purchase, for those who were in contact first. */
export const timeToFirstPurchase: Metric<typeof noOptions> = {
  name: "time-to-first-purchase",
  unit: "days",
  words: definitions["time-to-first-purchase"],
  by: ["week"],
  options: noOptions,
  spans: "orders",
  compute,
  rows,
};
