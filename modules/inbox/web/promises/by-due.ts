import { dayOf, isoDay } from "../../../../platform/i18n/index.ts";

/** Where a promise stands: its time has passed, it falls due today, or later, on the clock of the brand. */
export type DueGroups<Row> = { overdue: Row[]; today: Row[]; later: Row[] };

/** Puts promises under overdue, today and later, each in its order. */
export function byDue<Row extends { due_at: string }>(
  rows: readonly Row[],
  now: Date,
  timeZone: string,
): DueGroups<Row> {
  const today = isoDay(dayOf(now, timeZone));
  const groups: DueGroups<Row> = { overdue: [], today: [], later: [] };
  for (const row of rows) {
    if (Date.parse(row.due_at) < now.getTime()) groups.overdue.push(row);
    else if (isoDay(dayOf(row.due_at, timeZone)) === today) groups.today.push(row);
    else groups.later.push(row);
  }
  return groups;
}
