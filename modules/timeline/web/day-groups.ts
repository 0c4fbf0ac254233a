import { dayOf, isoDay } from "../../../platform/i18n/index.ts";

/** Entries of one day of the brand, under its Gregorian day. */
export type DayGroup<Row> = { day: string; rows: Row[] };

/** Puts entries that stand in order of time under their days, on the clock of the brand. */
export function dayGroups<Row extends { occurred_at: string }>(
  rows: readonly Row[],
  timeZone: string,
): DayGroup<Row>[] {
  const groups: DayGroup<Row>[] = [];
  for (const row of rows) {
    const day = isoDay(dayOf(row.occurred_at, timeZone));
    const last = groups.at(-1);
    if (last?.day === day) last.rows.push(row);
    else groups.push({ day, rows: [row] });
  }
  return groups;
}
