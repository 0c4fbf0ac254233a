import type { AddressInfo } from "node:net";
import { authenticator, learnPermissions } from "../../modules/admin/index.ts";
import type { House } from "../../platform/house/module.ts";
import { buildApp, type HttpApp, healthRoutes } from "../../platform/http/index.ts";
import { modules } from "../modules.ts";
import { serveChatScript } from "./chat-script.ts";
import { portRefusal } from "./listen.ts";
import { servePages } from "./pages.ts";
import { serveSiteScript } from "./site-script.ts";

/** The whole HTTP app: every module's routes and the pages. Does not listen yet; tests inject into it. */
export async function buildHamdel(house: House): Promise<HttpApp> {
  learnPermissions(modules);
  const app = await buildApp(house, authenticator(house));
  healthRoutes(app, house);
  for (const module of modules) await module.routes?.(app, house);
  await serveSiteScript(app);
  await serveChatScript(app);
  await servePages(app);
  return app;
}

export type Serving = { address: string; close(): Promise<void> };

/** Listens where the settings say. Closing takes no new request and lets those under way finish. */
export async function serve(house: House): Promise<Serving> {
  const { host, port } = house.config;
  const app = await buildHamdel(house);
  await app.listen({ host, port }).catch((error) => {
    throw portRefusal(error, host, port);
  });
  const bound = app.server.address() as AddressInfo;
  return { address: `http://localhost:${bound.port}`, close: () => app.close() };
}
