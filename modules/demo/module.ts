import type { Module } from "../../platform/house/module.ts";
import { makeDemo } from "./server/make-demo.ts";
import { demoRoutes } from "./server/routes.ts";

/** A brand to look at: a believable shop from a fixed seed, removable in one click. */
export const module: Module = {
  name: "demo",
  migrations: new URL("./db/", import.meta.url),
  permissions: { "demo.manage": ["owner", "manager"] },
  routes: demoRoutes,
  jobs: {
    "make-demo": async (job, { owner }: { owner: string }) => {
      await makeDemo(job.house, { owner, now: job.house.clock() });
    },
  },
};
