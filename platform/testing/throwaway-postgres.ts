import { readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { discardCluster, ensurePostgres, isAlive, type OwnPostgres } from "../postgres/index.ts";

const prefix = "hamdel-test-";

/** Quick instead of durable: this cluster lives as long as one test run. */
const settings = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  shared_buffers: "128MB",
  max_wal_size: "1GB",
};

/** Starts a PostgreSQL of its own for one test run; `end()` deletes it. Those of runs that were killed are deleted first. */
export async function throwawayPostgres(name = ""): Promise<OwnPostgres & { end(): Promise<void> }> {
  await discardAbandoned();
  const dataDir = path.join(os.tmpdir(), `${prefix}${process.pid}-${name}`);
  const postgres = await ensurePostgres({ dataDir, settings });
  const end = async () => {
    await postgres.discard();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...postgres, end };
}

async function discardAbandoned(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    const dataDir = path.join(os.tmpdir(), name);
    // Another account's leftovers are not ours to remove.
    await discardCluster(dataDir).catch(() => {});
    await rm(dataDir, { recursive: true, force: true }).catch(() => {});
  }
}
