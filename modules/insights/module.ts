import type { Module } from "../../platform/house/module.ts";
import { onFolded } from "../customers/index.ts";
import { experienceRoutes } from "./server/experience/routes.ts";
import { keepPurchaseDays } from "./server/keep-purchase-days.ts";
import { keepWarm, refreshQuestion } from "./server/refresh.ts";
import { reportRoutes } from "./server/reports/routes.ts";
import { sendDueReports, sendReport } from "./server/reports/send-reports.ts";
import { sendAlert, watchScores } from "./server/reports/watch-scores.ts";
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
    reportRoutes(app, house);
  },
  jobs: {
    "insights-refresh": refreshQuestion,
    "insights-send-report": sendReport,
    "insights-send-alert": sendAlert,
  },
  cron: [
    { name: "insights-keep-warm", pattern: "*/10 * * * *", run: keepWarm },
    { name: "insights-send-reports", pattern: "* * * * *", run: sendDueReports },
    { name: "insights-watch-scores", pattern: "*/15 * * * *", run: watchScores },
  ],
};
