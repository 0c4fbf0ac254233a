import type { Filter } from "../contract.ts";

/** Whether an event's data holds one of the values of every filter. */
export function matchesFilters(data: unknown, filters: readonly Filter[]): boolean {
  return filters.every(({ field, values }) =>
    valuesAt(data, field.split(".")).some((value) => value !== null && values.includes(String(value))),
  );
}

/** What stands at a path; through a list, of each of its elements. */
function valuesAt(data: unknown, [first, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(data)) return data.flatMap((one) => valuesAt(one, first === undefined ? [] : [first, ...rest]));
  if (first === undefined) return [data];
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, first)) return [];
  return valuesAt((data as Record<string, unknown>)[first], rest);
}
