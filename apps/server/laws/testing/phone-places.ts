import type { Brand } from "../../../../modules/admin/index.ts";
import { inBrand } from "../../../../modules/admin/testing.ts";
import { takeCallNews } from "../../../../modules/telephony/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown) => Promise<{ id: number }>;

/** An exchange with somebody's extension, at which a call of somebody unknown rings. */
export async function phoneIds(
  made: Making,
  at: { house: House; brand: Brand; mark: string; colleague: string },
): Promise<Ids> {
  const { id: exchange } = await made("/phone-exchanges", { kind: "simotel", name: at.mark });
  const { id: extension } = await made(`/phone-exchanges/${exchange}/extensions`, {
    number: "201",
    user: at.colleague,
  });
  const news = {
    callId: at.mark,
    at: at.house.clock(),
    direction: "in" as const,
    number: "+989125550011",
    queue: at.mark,
  };
  const call = await inBrand(at.house, at.brand, (ctx) =>
    takeCallNews(ctx, { id: exchange, call_back_hours: 4 }, { ...news, leg: { extension: "201", state: "ringing" } }),
  );
  return { exchange, extension, call };
}

/** The routes of telephones, in an order in which all can be walked through. */
export const phonePlaces = (ids: Ids): Record<string, Place> => ({
  "PATCH /api/v1/phone-exchanges/:id": { ids: ["exchange"], body: { name: "تلفن" } },
  "POST /api/v1/phone-exchanges/:id/test": { ids: ["exchange"] },
  "PUT /api/v1/phone-exchanges/:id/password": { ids: ["exchange"] },
  "GET /api/v1/phone-exchanges/:id/extensions": { ids: ["exchange"] },
  "POST /api/v1/phone-exchanges/:id/extensions": { ids: ["exchange"], body: { number: "202", user: String(ids.user) } },
  "DELETE /api/v1/phone-exchanges/:id/extensions/:part": { ids: ["exchange", "extension"] },
  "POST /api/v1/calls/:id/customer": { ids: ["call"], body: {} },
  "POST /api/v1/customers/:id/calls": { ids: ["customer"], body: {} },
  "DELETE /api/v1/phone-exchanges/:id": { ids: ["exchange"] },
});
