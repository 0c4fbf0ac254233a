import { rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { findRunning, type Running, stopServer } from "./control.ts";
import { findPlace, type Place } from "./place.ts";
import { makeCluster, startServer, superuser } from "./start-server.ts";

export type OwnPostgres = {
  /** The owner's connection to the database `hamdel`. */
  url: string;
  /** False when a server that was still running was adopted. */
  startedByUs: boolean;
  pid: number;
  cluster: string;
  /** The maintenance database of the same server, where the data folder is held. */
  serverUrl: string;
  /** Stops the server, clients or not. */
  stop(): Promise<void>;
  /** Stops the server and deletes the cluster. For throwaway ones. */
  discard(): Promise<void>;
};

export type EnsureOptions = {
  /** HAMDEL_DATA. */
  dataDir: string;
  log?: (line: string) => void;
  /** Further PostgreSQL settings, such as `fsync: "off"` for a throwaway cluster. */
  settings?: Record<string, string>;
};

const database = "hamdel";

/**
 * Brings up the data folder's own PostgreSQL: makes the cluster where there is none, starts it, or adopts a server that still runs
 * (whoever started it may have been killed). Listens on a Unix socket only. Throws StartRefusal with a sentence for the operator.
 */
export async function ensurePostgres({ dataDir, log = () => {}, settings }: EnsureOptions): Promise<OwnPostgres> {
  const place = await findPlace(path.resolve(dataDir));
  const { running, startedByUs } = await bringUp(place, log, settings);
  await onServer(socketUrl(running.sockets, "postgres"), makeDatabase);
  return {
    url: socketUrl(running.sockets, database),
    startedByUs,
    pid: running.pid,
    cluster: place.cluster,
    serverUrl: socketUrl(running.sockets, "postgres"),
    stop: () => stopServer(place),
    discard: () => discard(place),
  };
}

async function bringUp(place: Place, log: (line: string) => void, settings?: Record<string, string>) {
  for (;;) {
    const adopted = await findRunning(place.cluster);
    if (!adopted && (await makeCluster(place))) log("Made a new PostgreSQL cluster.");
    if (!adopted) await startServer(place, settings);
    const running = await becomesReady(place);
    if (running) return { running, startedByUs: !adopted };
  }
}

// A server found running may be half-way up (its pid file does not name its socket yet: read it anew), may still recover from a
// crash (wait), or be about to stop (undefined: start it anew).
async function becomesReady(place: Place): Promise<Running | undefined> {
  for (;;) {
    const running = await findRunning(place.cluster);
    if (!running) return undefined;
    if (running.sockets && (await answers(running))) return running;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function answers(running: Running): Promise<boolean> {
  try {
    await onServer(socketUrl(running.sockets, "postgres"), async () => {});
    return true;
  } catch (error) {
    if (!notYet.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return false;
  }
}

const notYet = new Set(["57P03", "57P01", "ENOENT", "ECONNREFUSED", "ECONNRESET"]);

/** A connection string for `pg`, psql and DATABASE_URL, to the server that listens in this folder. */
export function socketUrl(sockets: string, name: string): string {
  const folder = sockets.split("/").map(encodeURIComponent).join("/");
  return `postgresql:///${name}?host=${folder}&user=${superuser}`;
}

/** The same server as `url`, another database. */
export function otherDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const found = await client.query("select from pg_database where datname = $1", [database]);
  if (found.rowCount) return;
  await client.query(`create database ${database}`).catch((error) => {
    if (error.code !== "42P04" && error.code !== "23505") throw error; // another start made it at the same moment
  });
}

/** Stops and deletes the cluster of a data folder, running or not. For throwaway ones. */
export async function discardCluster(dataDir: string): Promise<void> {
  await discard(await findPlace(path.resolve(dataDir)));
}

async function discard(place: Place): Promise<void> {
  if (await findRunning(place.cluster)) await stopServer(place);
  await rm(path.dirname(place.cluster), { recursive: true, force: true });
}
