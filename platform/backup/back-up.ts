import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { constants, zstdCompress } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Config, fingerprint } from "../config/index.ts";
import { columnList, type Manifest, quoted, readShape } from "./manifest.ts";
import { refuseHiddenRows } from "./sees-all.ts";
import { appendEntry, endTar } from "./tar.ts";

export type BackUp = { url: string; config: Pick<Config, "dataDir" | "secretKey">; file: string };
export type BackedUp = { file: string; bytes: number; tables: number; rows: number; files: number };

const compress = promisify(zstdCompress);
const pieceSize = 4 * 1024 * 1024;

/**
 * Writes everything into one tar file while the app works on: each table as PostgreSQL's COPY text (zstd pieces), as of one moment,
 * waiting jobs, and from the data folder the raw files and the journal of erasures. The secret key is not in it. The file appears whole or not at all.
 */
export async function backUp({ url, config, file }: BackUp): Promise<BackedUp> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.part`;
  const tar = await open(half, "w", 0o600);
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    const manifest = await copyDatabase(client, tar, fingerprint(config.secretKey));
    manifest.files = await copyFiles(config.dataDir, "files", tar);
    // After the tables: it may know of an erasure that they do not.
    manifest.erasures = await copyFiles(config.dataDir, "erasures", tar);
    const text = Buffer.from(JSON.stringify(manifest));
    await appendEntry(tar, "manifest.json", text.length, [text]);
    await endTar(tar);
    await rename(half, file);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { file, bytes: (await stat(file)).size, tables: manifest.tables.length, rows, files: manifest.files };
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  } finally {
    await client.end();
    await tar.close();
  }
}

async function copyDatabase(client: pg.Client, tar: FileHandle, key: string): Promise<Manifest> {
  await client.query("begin isolation level repeatable read read only");
  await refuseHiddenRows(client);
  const shape = await readShape(client);
  const tables: Manifest["tables"] = [];
  for (const { name, columns } of shape.tables) {
    const rows = await copyOut(client, tar, `tables/${name}`, `select ${columnList(columns)} from ${quoted(name)}`);
    tables.push({ name, columns, rows });
  }
  const jobs = await copyJobs(client, tar);
  await client.query("commit");
  return { format: 1, madeAt: new Date().toISOString(), key, ...shape, tables, jobs, files: 0, erasures: 0 };
}

// As calls to be made again rather than as rows: the job tables belong to graphile-worker, whose version may differ at restore.
async function copyJobs(client: pg.Client, tar: FileHandle): Promise<number> {
  const there = await client.query("select to_regclass('graphile_worker._private_jobs') is not null as there");
  if (!there.rows[0].there) return 0;
  return copyOut(
    client,
    tar,
    "jobs",
    `select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.attempts < j.max_attempts order by j.id`,
  );
}

async function copyOut(client: pg.Client, tar: FileHandle, name: string, query: string): Promise<number> {
  const rows = client.query(copyTo(`copy (${query}) to stdout`));
  let number = 0;
  for await (const piece of pieces(rows)) {
    const packed = await compress(piece, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    number += 1;
    await appendEntry(tar, `${name}/${String(number).padStart(6, "0")}.zst`, packed.length, [packed]);
  }
  return rows.rowCount;
}

async function* pieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    held.push(chunk);
    size += chunk.length;
    if (size < pieceSize) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

async function copyFiles(dataDir: string, prefix: "files" | "erasures", tar: FileHandle): Promise<number> {
  const folder = path.join(dataDir, prefix);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let copied = 0;
  for (const entry of entries.filter((found) => found.isFile())) {
    const full = path.join(entry.parentPath, entry.name);
    // Erased since the folder was listed.
    const found = await stat(full).catch(() => undefined);
    if (!found) continue;
    const name = path.relative(folder, full).split(path.sep).join("/");
    const end = Math.max(found.size - 1, 0);
    await appendEntry(tar, `${prefix}/${name}`, found.size, found.size > 0 ? createReadStream(full, { end }) : []);
    copied += 1;
  }
  return copied;
}
