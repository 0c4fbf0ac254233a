import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { preparingStatements } from "./prepare-statements.ts";

// Counts and ids fit a double up to 2^53; a string here would make sums concatenate.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A calendar day is not an instant: keep it as YYYY-MM-DD.
pg.types.setTypeParser(pg.types.builtins.DATE, (day: string) => day);

/** No table is typed here: each module types its own with `withTables`. */
// biome-ignore lint/complexity/noBannedTypes: an empty schema is exactly what is meant
export type NoTables = {};

export type Database = {
  /** The unprivileged role: row-level security holds. Everything of the product goes through here. */
  app: Kysely<NoTables>;
  pool: pg.Pool;
  url: string;
  close(): Promise<void>;
};

/** The role that the app works as; it owns nothing and cannot log in by itself. */
export const appRole = "hamdel_app";

/** Options of a connection that works as the app's role in Hamdel's schema. */
export function appConnection(url: string): pg.ClientConfig {
  return { connectionString: url, options: `-c role=${appRole} -c search_path=hamdel,public -c timezone=UTC` };
}

/**
 * Opens a pool that works as the app's role on a migrated database. `url` may log in as the owner: the role is set at connection,
 * so a query that forgets its brand sees nothing.
 */
export function openDatabase(url: string, { connections = 10 } = {}): Database {
  const pool = new pg.Pool({ ...appConnection(url), max: connections, pipeline: true });
  // An idle connection that breaks (the server restarted) is replaced by the pool at the next query.
  pool.on("error", () => {});
  const app = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: preparingStatements(pool) }) });
  // Not by Kysely, which leaves a pool alone that it has not used yet.
  return { app, pool, url, close: () => pool.end() };
}
