import type { Module } from "../../platform/house/module.ts";
import { onFolded } from "../customers/index.ts";
import { experienceRoutes } from "./server/experience/routes.ts";
import { keepPurchaseDays } from "./server/keep-purchase-days.ts";
import { keepWarm, refreshQuestion } from "./server/refresh.ts";
import { insightsRoutes } from "./server/routes.ts";
import "./server/metrics/index.ts";

onFolded("insights", keepPurchaseDays);

export const module: Module = {
  name: "insights",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "insights.read": ["owner", "manager", "agent", "analyst", "viewer"],
    "insights.write": ["owner", "manager"],
  },
  routes: (app, house) => {
    insightsRoutes(app, house);
    experienceRoutes(app, house);
  },
  jobs: { "insights-refresh": refreshQuestion },
  cron: [{ name: "insights-keep-warm", pattern: "*/10 * * * *", run: keepWarm }],
};
