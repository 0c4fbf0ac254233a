import { type Logger, pino } from "pino";
import { realClock } from "../../platform/clock/index.ts";
import type { Config } from "../../platform/config/index.ts";
import { openDatabase } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { listenForChanges } from "../../platform/realtime/index.ts";

export type OpenHouse = { house: House; close(): Promise<void> };

/** The structured log: one JSON line each, to the error stream for a command whose output is its answer. */
export function openLog(config: Config, stream: NodeJS.WritableStream = process.stdout): Logger {
  return pino({ level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}

/** The house on a migrated database: its pool and its ear for changes. */
export async function openHouse(config: Config, url: string, log: Logger): Promise<OpenHouse> {
  const changes = await listenForChanges(url);
  const database = openDatabase(url);
  const close = async () => {
    await changes.close();
    await database.close();
  };
  return { house: { database, config, clock: realClock, log, changes }, close };
}
