import type { House, Module } from "../../../platform/house/module.ts";
import { buildApp, type HttpApp } from "../../../platform/http/index.ts";
import { module as timeline } from "../module.ts";

/**
 * The HTTP app with the timeline's routes (and those of `others`) for a test. The header `x-brand` says whose key calls; it holds the
 * permissions named in `authorization`, all of the timeline's where nothing is named.
 */
export async function timelineApp(house: House, others: readonly Module[] = []): Promise<HttpApp> {
  const app = await buildApp(house, async ({ headers }) => {
    const brandId = Number(headers["x-brand"]);
    if (!brandId) return null;
    const permissions = headers.authorization?.split(",") ?? ["timeline.read", "timeline.write"];
    const id = typeof headers["x-user"] === "string" ? headers["x-user"] : null;
    if (id) return { brandId, actor: { kind: "user", id, name: "", role: "agent", permissions } };
    return { brandId, actor: { kind: "api-key", id: brandId, name: "test", permissions } };
  });
  for (const module of [...others, timeline]) await module.routes?.(app, house);
  await app.ready();
  return app;
}
