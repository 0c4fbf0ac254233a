import type { FileHandle } from "node:fs/promises";
import { mkdir, open, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { StartRefusal } from "../config/index.ts";
import { type Migration, type MigrationSource, migrate } from "../db/index.ts";
import { columnList, type Manifest, manifestSchema, quoted, schema } from "./manifest.ts";
import { refuseUsed, withoutGuards } from "./ready-for-load.ts";
import { entryBytes, readEntries, type TarEntry } from "./tar.ts";

export type Restore = {
  url: string;
  dataDir: string;
  file: string;
  sources: MigrationSource[];
  /** Given the fingerprint of the key that the backup needs; throws when that key is not at hand. */
  checkKey?: (fingerprint: string) => Promise<void>;
};
export type Restored = { madeAt: string; key: string; tables: number; rows: number; jobs: number; files: number };

const decompress = promisify(zstdDecompress);

/**
 * Restores a backup into an empty database and data folder: at the backup's own version first, then brought up to this one. Throws
 * StartRefusal when the database is in use or not empty, or the file is not a whole backup. When it fails the database is empty again.
 */
export async function restore({ url, dataDir, file, sources, checkKey }: Restore): Promise<Restored> {
  const tar = await open(file, "r").catch((cause) => {
    throw refused(`${file} cannot be read (${cause.code ?? cause.message}).`);
  });
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    const { manifest, entries } = await readBackup(tar, file, sources);
    const folder = path.join(dataDir, "files");
    if ((await readdir(folder).catch(() => [])).length > 0)
      throw refused(`${folder} is not empty: restore into an empty data folder.`);
    await refuseUsed(client);
    await checkKey?.(manifest.key);
    await emptied(client);
    try {
      await migrate(url, sources, (migration) => has(manifest, migration));
      await load(client, tar, manifest, entries);
      await migrate(url, sources);
    } catch (error) {
      await client.query("rollback");
      await emptied(client);
      throw error;
    }
    await writeFiles(tar, "files/", folder, entries);
    // Beside the journal that may stand there: it knows of later erasures.
    await writeFiles(tar, "erasures/", path.join(dataDir, "erasures", "from-backup"), entries);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return {
      madeAt: manifest.madeAt,
      key: manifest.key,
      tables: manifest.tables.length,
      rows,
      jobs: manifest.jobs,
      files: manifest.files,
    };
  } finally {
    await client.end();
    await tar.close();
  }
}

const refused = (sentence: string) => new StartRefusal("restore_refused", sentence);
const has = (manifest: Manifest, { module, name }: Migration) =>
  manifest.migrations.some((applied) => applied.module === module && applied.name === name);

async function emptied(client: pg.Client): Promise<void> {
  await client.query(`drop schema if exists ${schema} cascade; drop schema if exists graphile_worker cascade`);
}

async function readBackup(tar: FileHandle, file: string, sources: MigrationSource[]) {
  const entries = await readEntries(tar);
  const last = entries?.at(-1);
  if (!entries || last?.name !== "manifest.json") throw refused(`${file} is not a whole backup of Hamdel.`);
  const parsed = manifestSchema.safeParse(JSON.parse(await text(entryBytes(tar, last))));
  if (!parsed.success) throw refused(`${file} was made by another version of Hamdel than this one can read.`);
  const known = new Set<string>();
  for (const { module, folder } of sources) for (const name of await readdir(folder)) known.add(`${module}/${name}`);
  const unknown = parsed.data.migrations.find(({ module, name }) => !known.has(`${module}/${name}`));
  if (unknown) {
    throw new StartRefusal(
      "database_newer",
      `${file} was made by a newer version of Hamdel (it has ${unknown.module}/${unknown.name}): restore it with that version.`,
    );
  }
  return { manifest: parsed.data, entries };
}

async function load(client: pg.Client, tar: FileHandle, manifest: Manifest, entries: TarEntry[]): Promise<void> {
  await client.query("begin");
  await client.query(`set local search_path = ${schema}, public`);
  await client.query(manifest.tables.map(({ name }) => `truncate ${quoted(name)} cascade`).join(";"));
  for (const { name, parent, bound } of manifest.partitions) {
    await client.query(`create table if not exists ${quoted(name)} partition of ${quoted(parent)} ${bound}`);
  }
  await withoutGuards(client, async () => {
    for (const { name, columns } of manifest.tables) {
      await copyIn(client, tar, pick(entries, `tables/${name}/`), `${quoted(name)} (${columnList(columns)})`);
    }
  });
  for (const { name, last } of manifest.sequences)
    await client.query("select setval($1::regclass, $2)", [quoted(name), last]);
  await renumberChanges(client);
  await addJobs(client, tar, pick(entries, "jobs/"));
  await client.query("commit");
  await client.query("analyze");
}

// Transaction numbers are a server's own: those of the old one may lie in this one's future. Standing readers begin again.
async function renumberChanges(client: pg.Client): Promise<void> {
  await client.query("update change set txid = pg_current_xact_id(); update change_cursor set txid = '0', id = 0");
  // An older backup has no such table yet.
  const { rows } = await client.query("select to_regclass('announced') is not null as there");
  if (rows[0].there) await client.query("update announced set txid = pg_current_xact_id()");
}

const pick = (entries: TarEntry[], prefix: string) => entries.filter(({ name }) => name.startsWith(prefix));

async function copyIn(client: pg.Client, tar: FileHandle, parts: TarEntry[], target: string): Promise<void> {
  async function* rows() {
    for (const part of parts) yield await decompress(await buffer(entryBytes(tar, part)));
  }
  await pipeline(Readable.from(rows()), client.query(copyFrom(`copy ${target} from stdin`)));
}

async function addJobs(client: pg.Client, tar: FileHandle, parts: TarEntry[]): Promise<void> {
  await client.query(
    "create temp table waiting (task text, payload json, queue text, run_at timestamptz, attempts int, key text, priority int) on commit drop",
  );
  await copyIn(client, tar, parts, "waiting");
  await client.query(
    `select graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, max_attempts => attempts, job_key => key,
       priority => priority) from waiting`,
  );
}

async function writeFiles(tar: FileHandle, prefix: string, folder: string, entries: TarEntry[]): Promise<void> {
  for (const entry of pick(entries, prefix)) {
    const target = path.join(folder, entry.name.slice(prefix.length));
    if (!target.startsWith(folder + path.sep)) throw refused("the backup names a file outside of the data folder.");
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(target, entryBytes(tar, entry), { mode: 0o600 });
  }
}
