import type pg from "pg";
import { calendarDays } from "../calendar/index.ts";

/** Fills `calendar_day` with 1850–2150, months counted as year × 12 + month − 1. */
export async function fillCalendarDays(client: pg.Client): Promise<void> {
  const days: string[] = [];
  const gregorian: number[] = [];
  const jalali: number[] = [];
  for (const { day, jalaliYear, jalaliMonth } of calendarDays("1850-01-01", "2150-12-31")) {
    days.push(day);
    gregorian.push(Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
    jalali.push(jalaliYear * 12 + jalaliMonth - 1);
  }
  await client.query("insert into calendar_day select * from unnest($1::date[], $2::int[], $3::int[])", [
    days,
    gregorian,
    jalali,
  ]);
}
