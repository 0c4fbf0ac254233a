import type { House, Module, Role } from "../../platform/house/module.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { registerLetters } from "./server/forget-people.ts";
import { forgetJob, forgetOldPrints, removePrint } from "./server/forget-prints.ts";
import { postedJob, tellPosted } from "./server/post-batch.ts";
import { printBatch, printJob } from "./server/print-batch.ts";
import { batchRoutes } from "./server/routes.batches.ts";
import { fileRoutes } from "./server/routes.files.ts";
import { templateRoutes } from "./server/routes.templates.ts";

const readers: readonly Role[] = ["owner", "manager", "agent", "analyst"];

registerLetters();

function routes(app: HttpApp, house: House): void {
  templateRoutes(app, house);
  batchRoutes(app, house);
  fileRoutes(app, house);
}

/** Letters on paper for many customers: written once, checked, printed, posted. */
export const module: Module = {
  name: "letters",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "letters.read": readers, "letters.write": ["owner", "manager"] },
  routes,
  jobs: { [printJob]: printBatch, [postedJob]: tellPosted, [forgetJob]: removePrint },
  cron: [{ name: "forget-letter-prints", pattern: "41 * * * *", run: forgetOldPrints }],
};
