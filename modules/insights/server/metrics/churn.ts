import { sql } from "kysely";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { customersOf } from "../customer-rows.ts";
import { definitions } from "../definitions.ts";
import { rate } from "../numbers.ts";
import { daysAfter, lengthOf, type Period, readDay } from "../period.ts";
import type { Metric, Question, RowsWanted } from "../registry.ts";

const day = z.string().optional();
const options = z.strictObject({ opening_from: day, opening_to: day, closing_from: day, closing_to: day });
type Asked = Question<z.infer<typeof options>>;

/**
 * The two periods that are compared: the halves of the period (the closing one longer by a day where days are odd), or any that the
 * options name. Refuses a closing period that does not come after the opening one.
 */
export function churnPeriods(question: Asked): { opening: Period; closing: Period } {
  const { options: asked, from, to } = question;
  const half = Math.floor(lengthOf({ from, to }) / 2);
  const read = (name: keyof typeof asked, otherwise: string) => (asked[name] ? readDay(asked[name], name) : otherwise);
  const opening = { from: read("opening_from", from), to: read("opening_to", daysAfter(from, half - 1)) };
  const closing = { from: read("closing_from", daysAfter(opening.to, 1)), to: read("closing_to", to) };
  const ordered = closing.from > opening.to && closing.to >= closing.from;
  if (!ordered) throw new Refusal("metric_churn_periods", { field: "closing_from" });
  return { opening, closing };
}

// A buyer of the opening period shows once: on the last day it bought within it.
const buyers = (opening: Period) =>
  sql`day between ${opening.from} and ${opening.to} and (next_day is null or next_day > ${opening.to})`;

function lost(ctx: Context, opening: Period, closing: Period) {
  const stopped = sql`(next_day is null or next_day > ${closing.to})`;
  // Where one period follows the other, whoever bought next in time bought within the closing one.
  if (closing.from === daysAfter(opening.to, 1)) return stopped;
  return sql`(${stopped} or (next_day < ${closing.from} and not exists (
    select from purchase_day later where later.brand_id = ${ctx.brandId} and later.customer_id = purchase_day.customer_id
      and later.day between ${closing.from} and ${closing.to})))`;
}

async function compute(ctx: Context, question: Asked): Promise<MetricGroup[]> {
  const { opening, closing } = churnPeriods(question);
  const { rows } = await sql<{ buyers: number; lost: number }>`
    select count(*) as buyers, count(*) filter (where ${lost(ctx, opening, closing)}) as lost
    from purchase_day where brand_id = ${ctx.brandId} and ${buyers(opening)}`.execute(ctx.db);
  return [rate({}, rows[0]!.lost, rows[0]!.buyers, { opening, closing })];
}

function rows(ctx: Context, question: Asked, wanted: RowsWanted) {
  const { opening, closing } = churnPeriods(question);
  return customersOf(ctx, sql`${buyers(opening)} and ${lost(ctx, opening, closing)}`, wanted);
}

/** Buyers of the opening period without a counted order in the closing one, of all its buyers. */
export const churn: Metric<typeof options> = {
  name: "churn",
  unit: "rate",
  words: definitions.churn,
  by: [],
  options,
  spans: "orders",
  compute,
  rows,
};
