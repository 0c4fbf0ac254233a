import type { House, Module } from "../../platform/house/module.ts";
import { forgetting } from "./server/forget-files.ts";
import { type ImportRunner, importRunner } from "./server/import-runner.ts";
import { importRoutes } from "./server/routes.ts";

forgetting.register();

// One per worker process; its jobs and its clock wake it.
let runner: ImportRunner | null = null;

async function start(house: House): Promise<() => Promise<void>> {
  const own = importRunner(house);
  runner = own;
  await own.look();
  return () => own.stop();
}

const look = async () => void (await runner?.look());

export const module: Module = {
  name: "imports",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "imports.write": ["owner", "manager"] },
  routes: importRoutes,
  jobs: { "look-for-imports": look, ...forgetting.jobs },
  // What another worker left behind when it was killed.
  cron: [{ name: "look-for-imports", pattern: "* * * * *", run: look }, ...forgetting.cron],
  start,
};
