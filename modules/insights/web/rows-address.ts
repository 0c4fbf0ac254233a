import type { MetricAnswer, MetricGroup } from "../contract.ts";

/** What the rows panel shows: a metric and everything that was asked, as texts. */
export type RowsAsked = { metric: string; query: Record<string, string> };

/** The part of an address that opens the rows behind a group: `rows=retention?from=…&key.cohort=…`. */
export function rowsText(
  answer: MetricAnswer,
  key: MetricGroup["key"] = {},
  options: Record<string, string> = {},
): string {
  const named = Object.fromEntries(Object.entries(key).map(([name, value]) => [`key.${name}`, String(value)]));
  const query = new URLSearchParams({ from: answer.from, to: answer.to, ...options, ...named });
  return `${answer.metric}?${query}`;
}

/** Reads what `rowsText` wrote. */
export function readRows(text: string | undefined): RowsAsked | null {
  if (!text) return null;
  const [metric = "", query = ""] = text.split("?");
  return { metric, query: Object.fromEntries(new URLSearchParams(query)) };
}
