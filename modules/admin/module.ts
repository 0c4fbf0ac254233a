import type { Module, Role } from "../../platform/house/module.ts";
import { firstRoutes } from "./server/brands/routes.first.ts";
import { sweepAttempts } from "./server/sign-in/attempts.ts";
import { signInRoutes } from "./server/sign-in/routes.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];
const leaders: readonly Role[] = ["owner", "manager"];

/** Brands, the people of the house, keys and sites, the audit log, and sign-in. */
export const module: Module = {
  name: "admin",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "brand.read": everybody,
    "brand.write": leaders,
    "members.read": everybody,
    "members.write": leaders,
    "api_keys.read": leaders,
    "api_keys.write": leaders,
    "sites.read": leaders,
    "sites.write": leaders,
    "audit.read": leaders,
  },
  routes(app, house) {
    signInRoutes(app, house);
    firstRoutes(app, house);
  },
  cron: [{ name: "sweep-attempts", pattern: "17 * * * *", run: sweepAttempts }],
};
