import type * as z from "zod";
import type { Language } from "../../../platform/i18n/index.ts";
import type { metricEntry } from "../contract.ts";
import { allMetrics } from "./registry.ts";

/** Every metric of the house: what it means, and what it can be asked. */
export function listMetrics(language: Language): z.infer<typeof metricEntry>[] {
  return allMetrics().map((metric) => ({
    metric: metric.name,
    ...metric.words[language],
    unit: metric.unit,
    by: [...metric.by],
    options: Object.keys(metric.options.shape),
    opens_rows: metric.rows !== undefined,
  }));
}
