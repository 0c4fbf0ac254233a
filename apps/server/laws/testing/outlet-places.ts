import { vi } from "vitest";
import { WorkingTimeChanged } from "../../../../modules/admin/events.ts";
import type { Brand } from "../../../../modules/admin/index.ts";
import { inBrand } from "../../../../modules/admin/testing.ts";
import { spreadEvents } from "../../../../modules/outlet/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { exportIds, exportPlaces } from "./export-places.ts";
import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (
  url: string,
  payload: unknown,
  method?: string,
) => Promise<{ id: number; rows: { id: number | string }[] }>;
const body = { name: "خبر", address: "http://127.0.0.1:9/events" };

/** A webhook that was told of something, and a scheduled export. */
export async function outletIds(made: Making, at: { house: House; brand: Brand; mark: string }): Promise<Ids> {
  const { id: webhook } = await made("/webhooks", { ...body, name: at.mark });
  await inBrand(at.house, at.brand, (ctx) => announce(ctx, WorkingTimeChanged, {}));
  const delivery = await vi.waitFor(async () => {
    await spreadEvents(at.house, at.brand.id);
    return (await made(`/webhooks/${webhook}/deliveries`, undefined, "GET")).rows[0]!.id;
  }, 20_000);
  return { webhook, delivery, ...(await exportIds(made, at.mark)) };
}

/** The routes of webhooks and exports, in an order in which all can be walked through. */
export const outletPlaces: Record<string, Place> = {
  "PUT /api/v1/webhooks/:id": { ids: ["webhook"], body },
  "PUT /api/v1/webhooks/:id/pause": { ids: ["webhook"], body: { paused: true } },
  "PUT /api/v1/webhooks/:id/secret": { ids: ["webhook"] },
  "POST /api/v1/webhooks/:id/trial": { ids: ["webhook"] },
  "GET /api/v1/webhooks/:id/deliveries": { ids: ["webhook"] },
  "GET /api/v1/webhooks/:id/deliveries/:delivery": { ids: ["webhook", "delivery"] },
  "POST /api/v1/webhooks/:id/deliveries/:delivery/replay": { ids: ["webhook", "delivery"] },
  "POST /api/v1/webhooks/:id/replay": { ids: ["webhook"] },
  "DELETE /api/v1/webhooks/:id": { ids: ["webhook"] },
  "POST /api/v1/webhooks/:id/restore": { ids: ["webhook"] },
  ...exportPlaces,
};
