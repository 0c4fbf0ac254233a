import type { Command } from "../../platform/cli/index.ts";
import { bringUpToDate } from "../launch/bring-up-to-date.ts";
import { migrationSources } from "../launch/migration-sources.ts";

/** `hamdel migrate`: what every start does by itself, for operators who update in steps. */
export const migrate: Command = {
  name: "migrate",
  about: "Bring the database to this version, after a backup",
  async run(at) {
    const update = await bringUpToDate(await at.ownerUrl(), at.config, migrationSources());
    const kept = update.backup ? ` The database as it was before is in ${update.backup}.` : "";
    const line =
      update.applied.length === 0
        ? "The database is up to date."
        : `Applied ${update.applied.length} migrations.${kept}`;
    return { result: update, line };
  },
};
