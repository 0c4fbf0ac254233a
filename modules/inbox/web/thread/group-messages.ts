import { dayOf, isoDay } from "../../../../platform/i18n/index.ts";
import type { MessageRow } from "../../contract.ts";

/** A message and whether it goes on from the one before: the same author within five minutes. */
export type Placed = { row: MessageRow; continued: boolean };
/** Messages of one day on the brand's clock, under its Gregorian day. */
export type MessageDay = { day: string; rows: Placed[] };

const near = 5 * 60_000;

/** Puts messages that stand in their order under days, and tells which go on from the one before. */
export function groupMessages(rows: readonly MessageRow[], timeZone: string): MessageDay[] {
  const days: MessageDay[] = [];
  let before: MessageRow | null = null;
  for (const row of rows) {
    const day = isoDay(dayOf(row.at, timeZone));
    const last = days.at(-1);
    const continued = last?.day === day && before !== null && goesOn(before, row);
    if (last?.day === day) last.rows.push({ row, continued });
    else days.push({ day, rows: [{ row, continued: false }] });
    before = row;
  }
  return days;
}

function goesOn(before: MessageRow, row: MessageRow): boolean {
  const alike = before.kind === row.kind && before.author === row.author && before.user?.id === row.user?.id;
  return alike && !before.withdrawn_at && Date.parse(row.at) - Date.parse(before.at) < near;
}
