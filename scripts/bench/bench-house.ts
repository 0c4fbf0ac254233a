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

/** Runs a measurement in a house of its own, on a PostgreSQL made for it with the settings of a real one and deleted afterwards. */
export async function inBenchHouse<T>(measure: (house: House, owner: pg.Pool) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "hamdel-bench-"));
  const postgres = await ensurePostgres({ dataDir });
  try {
    await migrate(postgres.url, migrationSources());
    const database = openDatabase(postgres.url);
    const options = "-c search_path=hamdel,public -c timezone=UTC";
    const owner = new pg.Pool({ connectionString: postgres.url, max: 2, options });
    const changes = await listenForChanges(postgres.url);
    const config = { ...readSettings({ HAMDEL_DATA: dataDir }), secretKey: Buffer.alloc(32, 1) };
    const log = pino({ level: "error" }, pino.destination(2));
    const result = await measure({ database, config, clock: () => new Date(), log, changes }, owner);
    await changes.close();
    await owner.end();
    await database.close();
    return result;
  } finally {
    await postgres.discard();
    await rm(dataDir, { recursive: true, force: true });
  }
}
