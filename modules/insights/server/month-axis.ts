import { type RawBuilder, sql } from "kysely";
import type { Calendar } from "../../../platform/i18n/index.ts";
import { monthOf, monthStarts } from "./months.ts";

/** Consecutive months of a calendar, by the days on which they begin. */
export type MonthAxis = { calendar: Calendar; first: number; starts: readonly string[] };

/** The months from the one of `from` to the one of `to`. */
export function monthAxis(from: string, to: string, calendar: Calendar): MonthAxis {
  return { calendar, first: monthOf(from, calendar), starts: monthStarts(from, to, calendar) };
}

/** SQL of the month number of a day column; days before the axis give the month before its first. */
export function monthSql(axis: MonthAxis, day: string): RawBuilder<number> {
  return sql<number>`(width_bucket(${sql.ref(day)}, ${axis.starts}::date[]) + ${axis.first - 1}::int)`;
}
