import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { appRoutes, appRuleRoutes } from "./server/app/routes.app.ts";
import { readSurveyAnswer, takeAnswers } from "./server/ask/hear-answer.ts";
import { occasionEars } from "./server/ask/hear-occasions.ts";
import { askingRoutes } from "./server/ask/routes.asking.ts";
import { occasionRoutes } from "./server/ask/routes.occasions.ts";
import { tendAsking } from "./server/ask/tend-asking.ts";
import { spreadWave } from "./server/ask/waves.ts";
import { fileRoutes } from "./server/files/routes.files.ts";
import { forgetUnclaimed, removeFiles, scanFile } from "./server/files/tend-files.ts";
import { phoneRoutes } from "./server/phone/routes.phone.ts";
import { pictureRoutes } from "./server/pictures/routes.pictures.ts";
import { forgetPictures, removePictures } from "./server/pictures/tend-pictures.ts";
import { publicSurveyRoutes } from "./server/public/routes.public.ts";
import { registerWithOthers } from "./server/register-with-others.ts";
import { responseRoutes } from "./server/respond/routes.responses.ts";
import { surveyRoutes } from "./server/routes.surveys.ts";
import { siteRuleRoutes, siteScriptRoutes } from "./server/site/routes.site.ts";
import { tableRoutes } from "./server/table/routes.table.ts";
import { keepTallies } from "./server/tally/keep-tallies.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

registerWithOthers();
takeAnswers();

/** Public pages read forms, so they get a scope of their own. */
async function routes(app: HttpApp, house: House): Promise<void> {
  surveyRoutes(app, house);
  responseRoutes(app, house);
  askingRoutes(app, house);
  occasionRoutes(app);
  await app.register(async (scope) => publicSurveyRoutes(scope as unknown as HttpApp, house));
  await app.register(async (scope) => siteScriptRoutes(scope as unknown as HttpApp, house));
  await app.register(async (scope) => appRoutes(scope as unknown as HttpApp, house));
  await app.register(async (scope) => pictureRoutes(scope as unknown as HttpApp, house));
  siteRuleRoutes(app);
  appRuleRoutes(app);
  phoneRoutes(app, house);
  fileRoutes(app, house);
  tableRoutes(app);
}

/** Surveys: asked on every channel, answered once, counted right. */
export const module: Module = {
  name: "surveys",
  migrations: new URL("./db/", import.meta.url),
  permissions: {
    "surveys.read": everybody,
    "surveys.export": ["owner", "manager", "analyst"],
    "surveys.write": ["owner", "manager"],
    "surveys.answer": ["owner", "manager", "agent"],
  },
  routes,
  jobs: {
    "spread-survey-wave": spreadWave,
    "read-survey-answer": readSurveyAnswer,
    "scan-survey-file": scanFile,
    "forget-survey-files": removeFiles,
    "remove-survey-pictures": removePictures,
  },
  cron: [
    { name: "ask-surveys", pattern: "* * * * *", run: tendAsking },
    { name: "surveys-keep-tallies", pattern: "* * * * *", run: keepTallies },
    { name: "forget-survey-files", pattern: "23 * * * *", run: forgetUnclaimed },
    { name: "forget-survey-pictures", pattern: "41 1 * * *", run: forgetPictures },
  ],
  subscribers: occasionEars,
};
