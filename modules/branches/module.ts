import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { linkFromHelp } from "./server/public/foot-link.ts";
import { finderRoutes } from "./server/public/routes.finder.ts";
import { branchFileRoutes, branchRoutes } from "./server/routes.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

linkFromHelp();

/** Routes whose bodies are read in their own way get a scope of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  branchRoutes(app, house);
  for (const scoped of [branchFileRoutes, finderRoutes])
    await app.register(async (scope) => scoped(scope as unknown as HttpApp, house));
}

/** Where customers come or call: branches, dealers and representatives, and the public page that finds them. */
export const module: Module = {
  name: "branches",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "branches.read": everybody, "branches.write": ["owner", "manager"] },
  routes,
};
