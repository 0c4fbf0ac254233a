import { randomBytes } from "node:crypto";
import os from "node:os";
import path from "node:path";
import pino from "pino";
import { afterAll } from "vitest";
import { readSettings } from "../config/index.ts";
import type { House } from "../house/module.ts";
import { listenForChanges } from "../realtime/index.ts";
import type { TestDatabase } from "./test-database.ts";

/** A silent house on a test's database, with its own key, data folder and, where given, its own time. */
export async function testHouse(database: TestDatabase, { clock = () => new Date() } = {}): Promise<House> {
  const dataDir = path.join(os.tmpdir(), `hamdel-test-${process.pid}-data-${randomBytes(4).toString("hex")}`);
  const changes = await listenForChanges(database.url);
  afterAll(() => changes.close());
  return {
    database: database.app,
    config: { ...readSettings({ HAMDEL_DATA: dataDir }), secretKey: randomBytes(32) },
    clock,
    log: pino({ level: "silent" }),
    changes,
  };
}
