import { type RawBuilder, sql } from "kysely";
import { monthAxis, monthSql } from "./month-axis.ts";
import { firstDayOf, lastDayOf, monthOf, monthText } from "./months.ts";
import { daysAfter, earlier, later } from "./period.ts";
import { keyDay, keyMonth } from "./read-key.ts";
import type { Question, RowsWanted } from "./registry.ts";

type TimeQuestion = Pick<Question, "from" | "to" | "by" | "calendar">;

/** SQL of two columns, `day` and `month`, over a table with a column `day` within the period; empty where not grouped by it. */
export function timeGroups(question: TimeQuestion): RawBuilder<unknown> {
  const { by, from, to } = question;
  const day = by.includes("day") ? sql`day` : sql`null::date`;
  const month = by.includes("month") ? monthSql(monthAxis(from, to, question.calendar), "day") : sql`null::int`;
  return sql`${day} as day, ${month} as month`;
}

/** The time part of a group's key. */
export function timeKey(
  question: TimeQuestion,
  row: { day: string | null; month: number | null },
): Record<string, string> {
  return {
    ...(question.by.includes("day") && { day: row.day! }),
    ...(question.by.includes("month") && { month: monthText(row.month!) }),
  };
}

/** SQL that keeps the days of the group asked for. */
export function withinTime(question: TimeQuestion, wanted: RowsWanted): RawBuilder<unknown> {
  const period = keyPeriod(question, wanted);
  return sql`day between ${period.from} and ${period.to}`;
}

/** The days of the group asked for, within the period. */
export function keyPeriod(question: TimeQuestion, wanted: RowsWanted): { from: string; to: string } {
  const { from, to } = question;
  const day = keyDay(wanted, "day");
  if (day) return { from: later(day, from), to: earlier(day, to) };
  const month = keyMonth(wanted, "month");
  if (month === null) return { from, to };
  const { calendar } = question;
  if (month < monthOf(from, calendar) || month > monthOf(to, calendar)) return { from: to, to: daysAfter(to, -1) };
  return { from: later(firstDayOf(month, calendar), from), to: earlier(lastDayOf(month, calendar), to) };
}
