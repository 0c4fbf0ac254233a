import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;
const shared = { survey: null, language: "fa", recipients: ["reader@example.com"] };
const report = { ...shared, by: "channel", every: "day", weekday: 6, hour: 8, format: "xlsx" };
const watch = { ...shared, metric: "nps", days: 7 };

/** A report and a watched score. */
export async function reportIds(made: Making, mark: string): Promise<Ids> {
  return {
    report: (await made("/insights/reports", { ...report, name: mark })).id,
    watch: (await made("/insights/watches", watch)).id,
  };
}

/** The routes of reports and watched scores, in an order in which all can be walked through. */
export const reportPlaces: Record<string, Place> = {
  "GET /api/v1/insights/reports/:id/file": { ids: ["report"] },
  "PUT /api/v1/insights/reports/:id": { ids: ["report"], body: { ...report, name: "گزارش" } },
  "DELETE /api/v1/insights/reports/:id": { ids: ["report"] },
  "POST /api/v1/insights/reports/:id/restore": { ids: ["report"] },
  "PUT /api/v1/insights/watches/:id": { ids: ["watch"], body: watch },
  "DELETE /api/v1/insights/watches/:id": { ids: ["watch"] },
  "POST /api/v1/insights/watches/:id/restore": { ids: ["watch"] },
};
