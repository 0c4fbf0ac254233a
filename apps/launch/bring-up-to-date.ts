import path from "node:path";
import { backUp } from "../../platform/backup/index.ts";
import { type Config, StartRefusal, startRefusalOf } from "../../platform/config/index.ts";
import {
  type Migration,
  type MigrationSource,
  migrate,
  NewerDatabase,
  planMigrations,
} from "../../platform/db/index.ts";

/** What an update did: the files applied, and the backup made before where there was something to lose. */
export type Update = { applied: string[]; backup?: string };

/**
 * Brings the database to this version: backs up, then migrates, all or nothing. Throws StartRefusal for a database of a newer version
 * and for an update that had to be rolled back.
 */
export async function bringUpToDate(url: string, config: Config, sources: MigrationSource[]): Promise<Update> {
  const plan = await planMigrations(url, sources).catch((error) => {
    throw error instanceof NewerDatabase ? newer(error) : error;
  });
  const backup =
    plan.pending.length > 0 && !plan.empty ? await backUp({ url, config, file: updateFile(config) }) : undefined;
  try {
    // Also when nothing is pending: an update that was killed after its commit still lacks its job tables.
    const applied = await migrate(url, sources);
    return { applied: applied.map(nameOf), ...(backup && { backup: backup.file }) };
  } catch (error) {
    throw rolledBack(error as Error, backup?.file);
  }
}

const nameOf = ({ module, name }: Migration) => `${module}/${name}`;

function updateFile(config: Config): string {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, "-");
  return path.join(config.dataDir, "backups", `before-update-${stamp}.hamdel.tar`);
}

function newer(error: NewerDatabase): StartRefusal {
  return new StartRefusal(
    "database_newer",
    `This database was used by a newer version of Hamdel (it has ${error.unknown.at(-1)}) and was left as it is: start that version, or restore a backup of this one into an empty data folder.`,
    { cause: error },
  );
}

function rolledBack(error: Error, backup?: string): StartRefusal {
  const known = startRefusalOf(error);
  if (known) return known;
  const cause = error.cause as Error | undefined;
  const kept = backup ? ` A backup is in ${backup}.` : "";
  return new StartRefusal(
    "migration_failed",
    `The update failed (${error.message}${cause ? `: ${cause.message}` : ""}) and was rolled back: the database is as it was before.${kept} The former version still works.`,
    { cause: error },
  );
}
