import type { Module, Role } from "../../platform/house/module.ts";
import { keepTallies } from "./server/tally/keep-tallies.ts";

const everybody: readonly Role[] = ["owner", "manager", "agent", "analyst", "viewer"];

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
};
