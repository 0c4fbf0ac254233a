import { useFormat } from "../../../platform/ui/use-format.ts";

/** Writes the keys of a time axis («۱ آذر», «آذر ۱۴۰۵»). */
export function useTimeLabels(): (keys: readonly string[], granularity: "day" | "month") => string[] {
  const format = useFormat();
  return (keys, granularity) =>
    keys.map((key) => (granularity === "day" ? format.date(key, "day") : format.month(key)));
}
