import type { Module, Role } from "../../platform/house/module.ts";
import { auditRoutes } from "./server/audit/routes.audit.ts";
import { brandRoutes } from "./server/brands/routes.brands.ts";
import { firstRoutes } from "./server/brands/routes.first.ts";
import { apiKeyRoutes, siteRoutes } from "./server/machines/routes.machines.ts";
import { invitedRoutes } from "./server/people/routes.invited.ts";
import { profileRoutes } from "./server/people/routes.me.ts";
import { peopleRoutes } from "./server/people/routes.people.ts";
import { signInRoutes } from "./server/sign-in/routes.ts";
import { sweepSignIn } from "./server/sign-in/sweep.ts";

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
    profileRoutes(app, house);
    brandRoutes(app, house);
    peopleRoutes(app, house);
    invitedRoutes(app, house);
    apiKeyRoutes(app, house);
    siteRoutes(app, house);
    auditRoutes(app, house);
  },
  cron: [{ name: "sweep-sign-in", pattern: "17 * * * *", run: sweepSignIn }],
};
