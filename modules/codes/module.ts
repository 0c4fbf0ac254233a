import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { hearArrivals } from "./server/arrivals.ts";
import { posterRoutes } from "./server/poster/routes.poster.ts";
import { codeRoutes } from "./server/routes.ts";
import { scanRoutes } from "./server/scan/routes.scan.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

hearArrivals();

async function routes(app: HttpApp, house: House): Promise<void> {
  codeRoutes(app, house);
  posterRoutes(app, house);
  await scanRoutes(app, house);
}

/** Codes on cards and posters that open a chat or a survey which knows its place. */
export const module: Module = {
  name: "codes",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "codes.read": everybody, "codes.write": ["owner", "manager"] },
  routes,
};
