import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { publicSurveyRoutes } from "./server/public/routes.public.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { responseRoutes } from "./server/respond/routes.responses.ts";
import { surveyRoutes } from "./server/routes.surveys.ts";
import { keepTallies } from "./server/tally/keep-tallies.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();

/** Public pages read forms, so they get a scope of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  surveyRoutes(app, house);
  responseRoutes(app, house);
  await app.register(async (scope) => publicSurveyRoutes(scope as unknown as HttpApp, house));
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
  cron: [{ name: "surveys-keep-tallies", pattern: "* * * * *", run: keepTallies }],
  routes,
};
