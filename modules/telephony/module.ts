import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { keepConnections } from "./server/ami/keep-connections.ts";
import { endForgotten } from "./server/calls/end-lost.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { callRoutes } from "./server/routes.calls.ts";
import { exchangeRoutes } from "./server/routes.exchanges.ts";
import { simotelHookRoutes } from "./server/simotel/hook-routes.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();

/** What an exchange posts is read in its own way, in a scope of its own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  exchangeRoutes(app, house);
  callRoutes(app, house);
  await app.register(async (scope) => simotelHookRoutes(scope as unknown as HttpApp, house));
}

/** Phone exchanges: who calls while it rings, every call on its customer's timeline, missed ones called back. */
export const module: Module = {
  name: "telephony",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "phone.manage": ["owner", "manager"],
    "calls.read": everybody,
    "calls.make": ["owner", "manager", "agent"],
  },
  routes,
  cron: [{ name: "end-forgotten-calls", pattern: "*/5 * * * *", run: endForgotten }],
  start: keepConnections,
};
