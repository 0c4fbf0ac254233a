import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { fillCalendarDays } from "./calendar-days.ts";
import { appRole } from "./open.ts";

/** SQL files of one module, applied in the order of their names. */
export type MigrationSource = { module: string; folder: URL };
export type Migration = { module: string; name: string; text: string; checksum: string };
export type MigrationPlan = { pending: Migration[]; empty: boolean };

/** The database carries migrations that this version does not know: it was used by a newer one. */
export class NewerDatabase extends Error {
  readonly unknown: string[];
  constructor(unknown: string[]) {
    super(`the database has migrations this version does not know: ${unknown.join(", ")}`);
    this.unknown = unknown;
  }
}

const lock = 7_236_811; // any number, the same in every process

async function readSources(sources: MigrationSource[]): Promise<Migration[]> {
  const found: Migration[] = [];
  for (const { module, folder } of sources) {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
    for (const name of names) {
      const text = await readFile(new URL(name, folder), "utf8");
      found.push({ module, name, text, checksum: createHash("sha256").update(text).digest("hex") });
    }
  }
  return found;
}

async function planOn(client: pg.Client, sources: MigrationSource[]): Promise<MigrationPlan> {
  const known = await readSources(sources);
  const exists = await client.query("select to_regclass('hamdel.migration') is not null as there");
  if (!exists.rows[0].there) return { pending: known, empty: true };
  const applied = await client.query("select module, name from hamdel.migration");
  const key = (m: { module: string; name: string }) => `${m.module}/${m.name}`;
  const knownKeys = new Set(known.map(key));
  const unknown = applied.rows.map(key).filter((k) => !knownKeys.has(k));
  if (unknown.length > 0) throw new NewerDatabase(unknown);
  const done = new Set(applied.rows.map(key));
  return { pending: known.filter((m) => !done.has(key(m))), empty: false };
}

async function connected<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {}); // the query under way says it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What would be applied. Throws NewerDatabase. */
export function planMigrations(ownerUrl: string, sources: MigrationSource[]): Promise<MigrationPlan> {
  return connected(ownerUrl, (client) => planOn(client, sources));
}

/**
 * Brings the database up to this version: all pending files in one transaction under an advisory lock, so it is either done or as
 * before. `ownerUrl` must be able to create a schema and a role. `wanted` leaves files out (a restore goes by its
 * backup's). Returns what was applied; throws NewerDatabase or the SQL error.
 */
export async function migrate(
  ownerUrl: string,
  sources: MigrationSource[],
  wanted: (migration: Migration) => boolean = () => true,
): Promise<Migration[]> {
  const applied = await connected(ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [lock]);
    const pending = (await planOn(client, sources)).pending.filter(wanted);
    if (pending.length === 0) return [];
    await client.query("begin");
    try {
      await prepareSchema(client);
      for (const migration of pending) await applyOne(client, migration);
      await client.query("commit");
      return pending;
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
  });
  // Each time: a start that was killed after the commit still lacks them, and so does a newer graphile-worker.
  await runMigrations({ connectionString: ownerUrl });
  return applied;
}

async function prepareSchema(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${appRole}') then create role ${appRole} nologin; end if;
      if not pg_has_role(current_user, '${appRole}', 'set') then execute format('grant ${appRole} to %I', current_user); end if;
    end $$;
    create schema if not exists hamdel;
    grant usage on schema hamdel to ${appRole};
    set local search_path = hamdel, public;
    create table if not exists migration (
      module text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(),
      primary key (module, name)
    );
    grant select on migration to ${appRole};`);
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query(migration.text);
    if (migration.name === "001-ground.sql") await fillCalendarDays(client);
  } catch (error) {
    throw new Error(`migration ${migration.module}/${migration.name} failed`, { cause: error });
  }
  await client.query("insert into migration (module, name, checksum) values ($1, $2, $3)", [
    migration.module,
    migration.name,
    migration.checksum,
  ]);
}
