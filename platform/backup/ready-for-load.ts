import type pg from "pg";
import { StartRefusal } from "../config/index.ts";
import { quoted, schema } from "./manifest.ts";
import { refuseHiddenRows } from "./sees-all.ts";

// Filled by the migrations themselves.
const filledByMigrations = ["migration", "calendar_day"];

/** Throws StartRefusal unless nothing but migrations wrote to this database and nobody else is connected to it. */
export async function refuseUsed(client: pg.ClientBase): Promise<void> {
  if (await othersConnected(client))
    throw new StartRefusal("restore_refused", "Hamdel is running on this database: stop it, then restore.");
  const tables = await client.query(
    `select relname as name from pg_class where relnamespace = to_regnamespace($1) and relkind in ('r', 'p') and not relispartition
       and relname <> all ($2)`,
    [schema, filledByMigrations],
  );
  await refuseHiddenRows(client);
  for (const { name } of tables.rows) {
    const found = await client.query(`select from ${quoted(name)} limit 1`);
    if (found.rowCount) {
      throw new StartRefusal(
        "restore_refused",
        `This database is not empty (${name} has rows): restore into an empty data folder or database.`,
      );
    }
  }
}

// Connections that were closed take a moment to vanish.
async function othersConnected(client: pg.ClientBase): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const others = await client.query(
      "select from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    if (!others.rowCount) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return true;
}

const guards = {
  keys: `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as "on"
         from pg_constraint where connamespace = '${schema}'::regnamespace and contype = 'f' and conparentid = 0`,
  triggers: `select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as off,
           format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as "on"
         from pg_trigger t join pg_class c on c.oid = tgrelid
         where relnamespace = '${schema}'::regnamespace and not tgisinternal and tgparentid = 0`,
  rows: `select format('alter table %s no force row level security', oid::regclass) as off,
           format('alter table %s force row level security', oid::regclass) as "on"
         from pg_class where relnamespace = '${schema}'::regnamespace and relforcerowsecurity`,
};

/**
 * Runs `work` with foreign keys, triggers and row-level security out of the way, then puts them back (keys are checked anew). Within the
 * caller's transaction; needs no more than owning the tables.
 */
export async function withoutGuards(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  const statements: { off: string; on: string }[] = [];
  for (const query of Object.values(guards)) statements.push(...(await client.query(query)).rows);
  for (const { off } of statements) await client.query(off);
  await work();
  for (const { on } of statements.reverse()) await client.query(on);
}
