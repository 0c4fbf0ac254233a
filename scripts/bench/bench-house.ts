import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import pino from "pino";
import { readSettings } from "../../platform/config/index.ts";
import { migrate, openDatabase } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { ensurePostgres } from "../../platform/postgres/index.ts";
import { listenForChanges } from "../../platform/realtime/index.ts";
import { migrationSources } from "../house.ts";

/** A house on a database that stands already; every process that opens the same one has the same key. */
export async function openBenchHouse(url: string, dataDir: string): Promise<House> {
  const config = { ...readSettings({ HAMDEL_DATA: dataDir }), secretKey: Buffer.alloc(32, 1) };
  const log = pino({ level: "error" }, pino.destination(2));
  const changes = await listenForChanges(url);
  return { database: openDatabase(url), config, clock: () => new Date(), log, changes };
}

/** Runs a measurement in a house of its own, on a PostgreSQL made for it with the settings of a real one and deleted afterwards. */
export async function inBenchHouse<T>(measure: (house: House, owner: pg.Pool) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "hamdel-bench-"));
  const postgres = await ensurePostgres({ dataDir });
  try {
    await migrate(postgres.url, migrationSources());
    const house = await openBenchHouse(postgres.url, dataDir);
    const options = "-c search_path=hamdel,public -c timezone=UTC";
    const owner = new pg.Pool({ connectionString: postgres.url, max: 2, options });
    const result = await measure(house, owner);
    await house.changes.close();
    await owner.end();
    await house.database.close();
    return result;
  } finally {
    await postgres.discard();
    await rm(dataDir, { recursive: true, force: true });
  }
}
