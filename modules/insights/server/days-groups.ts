import { type RawBuilder, sql } from "kysely";
import type { MetricGroup } from "../contract.ts";
import { count } from "./numbers.ts";
import { keyNumber } from "./read-key.ts";
import type { RowsWanted } from "./registry.ts";
import { spreadOf, type Tally } from "./spread.ts";

/** Weeks after this one are counted together. */
const lastWeek = 52;

/** The median of lengths in days with its quartiles and interval; or how many fall into each week (0 is the days 0–6, 52 all longer). */
export function daysGroups(tally: Tally, byWeek: boolean): MetricGroup[] {
  if (!byWeek) {
    const { n, median, low, high, q1, q3 } = spreadOf(tally);
    return [{ key: {}, n, value: median, low, high, q1, q3 }];
  }
  const weeks = new Map<number, number>();
  for (const { value, times } of tally) {
    const week = Math.min(lastWeek, Math.floor(value / 7));
    weeks.set(week, (weeks.get(week) ?? 0) + times);
  }
  return [...weeks].map(([week, times]) => count({ week }, times));
}

/** SQL that keeps the lengths of the week asked for; everything where none is. */
export function weekOf(days: RawBuilder<unknown>, wanted: RowsWanted): RawBuilder<unknown> {
  const week = keyNumber(wanted, "week");
  return week === null ? sql`true` : sql`least(${lastWeek}::int, (${days}) / 7) = ${week}`;
}
