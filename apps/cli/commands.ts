import { commands as admin } from "../../modules/admin/cli.ts";
import { exportOrders } from "../../modules/catalog/cli.ts";
import { eraseAgain, exportCustomers } from "../../modules/customers/cli.ts";
import { demo } from "../../modules/demo/cli.ts";
import { commands as imports } from "../../modules/imports/cli.ts";
import { metrics } from "../../modules/insights/cli.ts";
import { commands as surveys } from "../../modules/surveys/cli.ts";
import { exportInteractions } from "../../modules/timeline/cli.ts";
import type { Command } from "../../platform/cli/index.ts";
import { backup } from "./backup.ts";
import { botIntents } from "./bot-intents.ts";
import { doctor } from "./doctor.ts";
import { migrate } from "./migrate.ts";
import { restore } from "./restore.ts";
import { search } from "./search.ts";
import { commands as text } from "./text-sentiment.ts";

/** Every command of `hamdel`; modules bring theirs in their `cli.ts`. */
export const commands: readonly Command[] = [
  ...admin,
  ...imports,
  exportCustomers,
  exportOrders,
  exportInteractions,
  ...surveys,
  metrics,
  ...botIntents,
  backup,
  restore,
  eraseAgain,
  doctor,
  migrate,
  demo,
  ...text,
  ...search,
];
