import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { phoneRoutes } from "./server/phone/routes.phone.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { responseRoutes } from "./server/respond/routes.responses.ts";
import { surveyRoutes } from "./server/routes.surveys.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();

function routes(app: HttpApp, house: House): void {
  surveyRoutes(app, house);
  responseRoutes(app, house);
  phoneRoutes(app);
}

/** Surveys: asked on every channel, answered once, counted right. */
export const module: Module = {
  name: "surveys",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "surveys.read": everybody,
    "surveys.write": ["owner", "manager"],
    "surveys.answer": ["owner", "manager", "agent"],
  },
  routes,
};
