import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { MetricRow } from "../contract.ts";
import type { RowsWanted } from "./registry.ts";

/**
 * Customers behind a number: those with a purchase day that fits `where` (SQL over `purchase_day`, at most one row for each customer),
 * in the order of their ids. `at` is the day `shown`.
 */
export async function customersOf(
  ctx: Context,
  where: RawBuilder<unknown>,
  wanted: RowsWanted,
  shown: RawBuilder<unknown> = sql`day`,
): Promise<MetricRow[]> {
  const { rows } = await sql<{ customer_id: number; at: string }>`
    select customer_id, ${shown} as at from purchase_day
    where brand_id = ${ctx.brandId} and customer_id > ${wanted.after} and ${where}
    order by customer_id limit ${wanted.limit}`.execute(ctx.db);
  return rows.map((row) => customerRow(row.customer_id, row.at));
}

/** A row that stands for a customer; its name is filled in where rows are answered. */
export function customerRow(id: number, at: string | null): MetricRow {
  return { kind: "customer", id, customer_id: id, name: null, at, amount: null, currency: null };
}
