import { existsSync } from "node:fs";
import type { MigrationSource } from "../platform/db/index.ts";

/** The modules, lowest first: a module may use only those before it. The border check and the test database hold to this order. */
export const houseOrder = [
  "admin",
  "intake",
  "customers",
  "timeline",
  "catalog",
  "imports",
  "shops",
  "inbox",
  "knowledge",
  "branches",
  "bot",
  "surveys",
  "codes",
  "meetings",
  "letters",
  "insights",
  "cases",
  "telephony",
  "mentions",
  "outlet",
  "demo",
] as const;

/** All SQL files of the house in the order they are applied. */
export function migrationSources(): MigrationSource[] {
  const platform = { module: "platform", folder: new URL("../platform/db/migrations/", import.meta.url) };
  const modules = houseOrder.map((module) => ({
    module,
    folder: new URL(`../modules/${module}/db/`, import.meta.url),
  }));
  return [platform, ...modules.filter(({ folder }) => existsSync(folder))];
}
