import { adminWeb } from "../../modules/admin/web/index.tsx";
import { botWeb } from "../../modules/bot/web/index.tsx";
import { branchesWeb } from "../../modules/branches/web/index.tsx";
import { casesWeb } from "../../modules/cases/web/index.tsx";
import { catalogWeb } from "../../modules/catalog/web/index.tsx";
import { codesWeb } from "../../modules/codes/web/index.tsx";
import { customersWeb } from "../../modules/customers/web/index.tsx";
import { demoWeb } from "../../modules/demo/web/index.tsx";
import { importsWeb } from "../../modules/imports/web/index.tsx";
import { inboxWeb } from "../../modules/inbox/web/index.tsx";
import { insightsWeb } from "../../modules/insights/web/index.tsx";
import { intakeWeb } from "../../modules/intake/web/index.tsx";
import { knowledgeWeb } from "../../modules/knowledge/web/index.tsx";
import { lettersWeb } from "../../modules/letters/web/index.tsx";
import { meetingsWeb } from "../../modules/meetings/web/index.tsx";
import { mentionsWeb } from "../../modules/mentions/web/index.tsx";
import { outletWeb } from "../../modules/outlet/web/index.tsx";
import { shopsWeb } from "../../modules/shops/web/index.tsx";
import { surveysWeb } from "../../modules/surveys/web/index.tsx";
import { telephonyWeb } from "../../modules/telephony/web/index.tsx";
import { timelineWeb } from "../../modules/timeline/web/index.tsx";
import type { WebModule } from "../../platform/ui/module.ts";

/** The modules whose pages the app shows, one line each. */
export const modules: readonly WebModule[] = [
  adminWeb,
  intakeWeb,
  customersWeb,
  timelineWeb,
  catalogWeb,
  importsWeb,
  shopsWeb,
  inboxWeb,
  knowledgeWeb,
  branchesWeb,
  botWeb,
  surveysWeb,
  codesWeb,
  meetingsWeb,
  lettersWeb,
  insightsWeb,
  casesWeb,
  telephonyWeb,
  mentionsWeb,
  outletWeb,
  demoWeb,
];
