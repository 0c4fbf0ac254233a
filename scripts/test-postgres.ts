import type { TestProject } from "vitest/node";
import { migrate } from "../platform/db/index.ts";
import { throwawayPostgres } from "../platform/testing/throwaway-postgres.ts";
import { migrationSources } from "./house.ts";

/** Before the tests: one PostgreSQL for the run, its database `hamdel` migrated as the template of every file's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await throwawayPostgres(project.name);
  try {
    await migrate(postgres.url, migrationSources());
  } catch (error) {
    await postgres.end();
    throw error;
  }
  project.provide("template", { server: postgres.serverUrl, name: "hamdel" });
  return () => postgres.end();
}
