import { type RawBuilder, sql } from "kysely";
import { monthAxis, monthSql } from "../month-axis.ts";
import { monthText } from "../months.ts";
import type { Question } from "../registry.ts";

/** How a number of the inbox can be grouped in time, on the brand's clock; weekday 0 is Saturday. */
export const times = ["day", "month", "weekday", "hour"] as const;

type Column = RawBuilder<unknown>;
export type Grouped = {
  /** SQL: the columns grouped by, each under its name; `null as nothing` without any. */
  columns: Column;
  /** SQL: their places, for `group by` and `order by`. */
  places: Column;
  keyOf(row: Record<string, unknown>): Record<string, string | number | null>;
};

/**
 * The groupings of a question over rows with an instant column `moment`; `own` says in which columns the other groupings stand. The rows are
 * given a column `day` by `dayed`.
 */
export function groupings(question: Question, own: Readonly<Record<string, string>>): Grouped {
  const local = sql`(moment at time zone ${question.brand.timeZone})`;
  const inTime: Record<string, () => Column> = {
    day: () => sql`day`,
    month: () => monthSql(monthAxis(question.from, question.to, question.calendar), "day"),
    weekday: () => sql`((extract(isodow from ${local})::int + 1) % 7)`,
    hour: () => sql`extract(hour from ${local})::int`,
  };
  const by = question.by.filter((name) => name in inTime || name in own);
  const columns = by.map((name) => sql`${inTime[name]?.() ?? sql.ref(own[name]!)} as ${sql.ref(name)}`);
  const keyOf = (row: Record<string, unknown>) =>
    Object.fromEntries(
      by.map((name) => [name, name === "month" ? monthText(Number(row[name])) : (row[name] as string | number | null)]),
    );
  return {
    columns: columns.length > 0 ? sql.join(columns) : sql`null as nothing`,
    places: sql.join(by.length > 0 ? by.map((_, place) => sql.lit(place + 1)) : [sql.lit(1)]),
    keyOf,
  };
}

/** SQL: the rows of a view in the period, with the instant as `moment` and its day in the brand's time zone as `day`. */
export function dayed(question: Question, view: string, instant: string, where: Column): Column {
  return sql`(select v.*, v.${sql.ref(instant)} as moment, (v.${sql.ref(instant)} at time zone ${question.brand.timeZone})::date as day
    from ${sql.table(view)} v where ${where}) rows`;
}
