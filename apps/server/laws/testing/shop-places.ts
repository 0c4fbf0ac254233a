import { createHmac } from "node:crypto";
import type { HttpApp } from "../../../../platform/http/index.ts";
import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers of several routes
type Making = (url: string, payload: unknown, method?: string) => Promise<any>;
const woo = { name: "فروشگاه", address: "https://shop.invalid", key: "ck_1", secret: "cs_1" };
const source = { name: "صندوق", takes: "customer" as const };
const mapping = { external_id: { path: "id" }, name: { path: "name" } };

/** A shop and a source of webhooks with something that came. */
export async function shopIds(made: Making, { app, mark }: { app: HttpApp; mark: string }): Promise<Ids> {
  const { id: shop } = await made("/woocommerce-shops", { ...woo, name: mark, address: `https://${mark}.invalid` });
  await made(`/shops/${shop}/pause`, { paused: true }, "PUT");
  const { id: inlet, secret } = await made("/webhook-sources", { ...source, name: mark });
  const { hook_path: url } = await made(`/shops/${inlet}`, undefined, "GET");
  await say(app, url, { secret, body: JSON.stringify({ id: mark, name: mark }) });
  const { rows } = await made(`/shops/${inlet}/deliveries`, undefined, "GET");
  return { shop, inlet, arrived: rows[0].id };
}

/** A program tells a source something, signed. */
async function say(app: HttpApp, url: string, { secret, body }: { secret: string; body: string }) {
  const t = Math.floor(Date.now() / 1000);
  const v1 = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
  const headers = { "content-type": "application/json", "hamdel-signature": `t=${t},v1=${v1}` };
  return app.inject({ method: "POST", url, headers, payload: body });
}

// biome-ignore lint/suspicious/noExplicitAny: answers of several routes
type Must = (method: string, url: string, payload?: unknown) => Promise<any>;

/** Another program tells of a person: not understood at first, understood, and never to be understood. */
export async function tellOf(app: HttpApp, must: Must, who: { name: string; phone: string; email: string }) {
  const { id, secret } = await must("POST", "/webhook-sources", { name: "صندوق", takes: "customer" });
  const { hook_path: url } = await must("GET", `/shops/${id}`);
  const fields = { external_id: { path: "no" }, phone: { path: "tel" }, name: { path: "who" } };
  const said = { no: "17", tel: who.phone, who: who.name };
  await say(app, url, { secret, body: JSON.stringify({ ...said, no: "" }) });
  await must("PUT", `/webhook-sources/${id}/mapping`, { mapping: fields, sample: JSON.stringify(said) });
  await say(app, url, { secret, body: JSON.stringify(said) });
  await say(app, url, { secret, body: JSON.stringify({ tel: "هیچ", who: who.name, mail: who.email }) });
}

/** The routes of shops, in an order in which all can be walked through. */
export const shopPlaces: Record<string, Place> = {
  "GET /api/v1/shops/:id": { ids: ["shop"] },
  "PUT /api/v1/shops/:id/pause": { ids: ["shop"], body: { paused: true } },
  "PUT /api/v1/shops/:id/secret": { ids: ["shop"] },
  "PUT /api/v1/woocommerce-shops/:id": { ids: ["shop"], body: woo },
  "POST /api/v1/woocommerce-shops/:id/test": { ids: ["shop"] },
  "PUT /api/v1/woocommerce-shops/:id/hooks": { ids: ["shop"] },
  "POST /api/v1/woocommerce-shops/:id/sync": { ids: ["shop"] },
  "PUT /api/v1/woocommerce-shops/:id/sync": { ids: ["shop"], body: { paused: true } },
  "PUT /api/v1/webhook-sources/:id": { ids: ["inlet"], body: source },
  "PUT /api/v1/webhook-sources/:id/mapping": { ids: ["inlet"], body: { mapping, sample: '{"id":1,"name":"نام"}' } },
  "GET /api/v1/shops/:id/deliveries": { ids: ["inlet"] },
  "GET /api/v1/shops/:id/deliveries/:delivery": { ids: ["inlet", "arrived"] },
  "POST /api/v1/shops/:id/deliveries/:delivery/retry": { ids: ["inlet", "arrived"] },
  "PUT /api/v1/shops/:id/deliveries/:delivery/dismissal": { ids: ["inlet", "arrived"] },
  "DELETE /api/v1/shops/:id/deliveries/:delivery/dismissal": { ids: ["inlet", "arrived"] },
  "POST /api/v1/shops/:id/retry": { ids: ["inlet"] },
  "DELETE /api/v1/shops/:id": { ids: ["shop"] },
  "POST /api/v1/shops/:id/restore": { ids: ["shop"] },
};
