import type * as z from "zod";
import { wilson } from "../../../platform/stats/index.ts";
import type { groupKey, MetricGroup } from "../contract.ts";

type Key = z.infer<typeof groupKey>;

/** A share of `n` cases with its 95% Wilson interval; `hits` says how many. Null values where there is no case. */
export function rate(key: Key, hits: number, n: number, more: Record<string, unknown> = {}): MetricGroup {
  const interval = wilson(hits, n);
  return {
    key,
    n,
    value: n > 0 ? hits / n : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    hits,
    ...more,
  };
}

/** A plain count: it is what it is, without an interval. */
export function count(key: Key, n: number, more: Record<string, unknown> = {}): MetricGroup {
  return { key, n, value: n, low: null, high: null, ...more };
}
