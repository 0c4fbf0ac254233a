import { Refusal } from "../../../platform/errors/index.ts";
import { parseMonth } from "./months.ts";
import { readDay } from "./period.ts";
import type { RowsWanted } from "./registry.ts";

// Parts of a group's key as they come back in an address. Each refuses `metric_group_unknown` where it cannot be meant.

/** A whole number of a key, or null where the key does not name it. */
export function keyNumber({ key }: RowsWanted, name: string): number | null {
  const text = key[name];
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw new Refusal("metric_group_unknown", { field: name });
  return Number(text);
}

/** A month of a key (`1403-07`) as its number, or null where the key does not name it. */
export function keyMonth({ key }: RowsWanted, name: string): number | null {
  const text = key[name];
  if (text === undefined) return null;
  const month = parseMonth(text);
  if (month === null) throw new Refusal("metric_group_unknown", { field: name });
  return month;
}

/** A day of a key, or null where the key does not name it. */
export function keyDay({ key }: RowsWanted, name: string): string | null {
  const text = key[name];
  return text === undefined ? null : readDay(text, name);
}
