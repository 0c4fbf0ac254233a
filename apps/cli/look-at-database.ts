import pg from "pg";
import { NewerDatabase, planMigrations } from "../../platform/db/index.ts";
import { migrationSources } from "../launch/migration-sources.ts";

/** One thing that `doctor` looked at: `ok` as it should be, `advice` worth a thought, `wrong` needs somebody. */
export type Finding = { about: string; state: "ok" | "advice" | "wrong"; says: string };

/** What is to say of the database behind an owner's connection string: its server, its version, its jobs. */
export async function lookAtDatabase(url: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // the query under way says it
  await client.connect();
  try {
    const { rows } = await client.query(
      `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
         to_regclass('graphile_worker._private_jobs') is not null as jobs, current_setting('fsync') as fsync`,
    );
    const { version, size, jobs, fsync } = rows[0];
    const server: Finding =
      fsync === "on"
        ? { about: "database", state: "ok", says: `PostgreSQL ${version}, ${size}.` }
        : { about: "database", state: "wrong", says: "PostgreSQL runs with fsync off: a power cut would lose data." };
    return [server, await lookAtVersion(url), ...(jobs ? [await lookAtJobs(client)] : [])];
  } finally {
    await client.end();
  }
}

async function lookAtVersion(url: string): Promise<Finding> {
  try {
    const { pending } = await planMigrations(url, migrationSources());
    if (pending.length === 0) return { about: "version", state: "ok", says: "The database is up to date." };
    return { about: "version", state: "advice", says: `${pending.length} migrations wait for the next start.` };
  } catch (error) {
    if (!(error instanceof NewerDatabase)) throw error;
    const says = `The database was used by a newer version of Hamdel (it has ${error.unknown.at(-1)}).`;
    return { about: "version", state: "wrong", says };
  }
}

async function lookAtJobs(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query(
    `select count(*) filter (where attempts >= max_attempts)::int as dead,
       count(*) filter (where attempts < max_attempts and run_at < now() - interval '10 minutes')::int as late
     from graphile_worker._private_jobs`,
  );
  const { dead, late } = rows[0];
  if (dead > 0) return { about: "jobs", state: "wrong", says: `${dead} jobs have failed for good; the log says why.` };
  if (late > 0)
    return {
      about: "jobs",
      state: "advice",
      says: `${late} jobs have waited for more than 10 minutes: is a worker running?`,
    };
  return { about: "jobs", state: "ok", says: "No job is late." };
}
