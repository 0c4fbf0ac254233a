import type { Module } from "../../platform/house/module.ts";
import { intakeRoutes } from "./server/routes.ts";

export const module: Module = {
  name: "intake",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "intake.read": ["owner", "manager"], "intake.write": ["owner", "manager"] },
  routes: intakeRoutes,
};
