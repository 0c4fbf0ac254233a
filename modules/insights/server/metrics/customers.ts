import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { customerRow } from "../customer-rows.ts";
import { definitions } from "../definitions.ts";
import { count } from "../numbers.ts";
import { noOptions } from "../options.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";

const stages = ["prospect", "buyer", "loyal", "lapsed"] as const;

async function compute(ctx: Context, question: Question) {
  const { rows } = await sql<{ lifecycle: string; n: number }>`
    select lifecycle, count(*) as n from customer_lifecycle_view where brand_id = ${ctx.brandId} group by 1`.execute(
    ctx.db,
  );
  const found = new Map(rows.map((row) => [row.lifecycle, row.n]));
  if (!question.by.includes("lifecycle"))
    return [
      count(
        {},
        rows.reduce((sum, row) => sum + row.n, 0),
      ),
    ];
  return stages.map((lifecycle) => count({ lifecycle }, found.get(lifecycle) ?? 0));
}

async function rows(ctx: Context, _question: Question, wanted: RowsWanted) {
  const { lifecycle } = wanted.key;
  const found = await sql<{ customer_id: number }>`
    select customer_id from customer_lifecycle_view
    where brand_id = ${ctx.brandId} and customer_id > ${wanted.after} and (${lifecycle ?? null}::text is null or lifecycle = ${lifecycle ?? null})
    order by customer_id limit ${wanted.limit}`.execute(ctx.db);
  return found.rows.map((row) => customerRow(row.customer_id, null));
}

/** How many customers there are now, by stage. Site visitors nobody knows are not customers. */
export const customers: Metric<typeof noOptions> = {
  name: "customers",
  unit: "count",
  words: definitions.customers,
  by: ["lifecycle"],
  options: noOptions,
  spans: "now",
  compute,
  rows,
};
