import type { MigrationSource } from "../../platform/db/index.ts";
import { modules } from "../modules.ts";

const platform = { module: "platform", folder: new URL("../../platform/db/migrations/", import.meta.url) };

/** All SQL files of the house in the order they are applied: the ground, then the modules from low to high. */
export function migrationSources(): MigrationSource[] {
  const ofModules = modules.flatMap(({ name, migrations }) =>
    migrations ? [{ module: name, folder: migrations }] : [],
  );
  return [platform, ...ofModules];
}
