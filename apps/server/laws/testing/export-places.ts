import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;
const where = { kind: "s3", endpoint: "https://s3.shop.invalid", region: "default", bucket: "warehouse", key: "AK" };
const body = { name: "داده‌ها", tables: ["orders"], every: "day", hour: 3, place: where };

/** A scheduled export. */
export async function exportIds(made: Making, mark: string): Promise<Ids> {
  const { id } = await made("/exports", { ...body, name: mark, secret: { secret: mark } });
  return { export: id };
}

/** The routes of scheduled exports, in an order in which all can be walked through. */
export const exportPlaces: Record<string, Place> = {
  "PUT /api/v1/exports/:id": { ids: ["export"], body },
  "PUT /api/v1/exports/:id/pause": { ids: ["export"], body: { paused: true } },
  "GET /api/v1/exports/:id/runs": { ids: ["export"] },
  "POST /api/v1/exports/:id/runs": { ids: ["export"] },
  "DELETE /api/v1/exports/:id": { ids: ["export"] },
  "POST /api/v1/exports/:id/restore": { ids: ["export"] },
};
