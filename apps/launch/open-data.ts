import pg from "pg";
import { type Settings, StartRefusal } from "../../platform/config/index.ts";
import {
  ensurePostgres,
  type Hold,
  holdDataFolder,
  leaveDataFolder,
  type OwnPostgres,
} from "../../platform/postgres/index.ts";

/** The database to work on. `own` is set when it is the one that comes with Hamdel. */
export type Data = {
  /** The owner's connection string: migrations, jobs, and the app's role by `set role`. */
  url: string;
  own?: OwnPostgres;
  hold?: Hold;
  /** Leaves it; the last one out stops our own PostgreSQL. */
  close(): Promise<void>;
};

type Log = (line: string) => void;

/** Opens the database for a visitor such as the command line, who may come while the app runs and while it does not. */
export async function visitData(settings: Settings, log: Log = () => {}): Promise<Data> {
  if (settings.databaseUrl) return operatorsData(settings.databaseUrl);
  const own = await ensurePostgres({ dataDir: settings.dataDir, log });
  return { url: own.url, own, close: async () => void (await leaveDataFolder(own)) };
}

/** Opens the database for the app itself, which alone may work on its data folder; others join by DATABASE_URL. */
export async function holdData(settings: Settings, log: Log = () => {}): Promise<Data> {
  if (settings.databaseUrl) return operatorsData(settings.databaseUrl);
  for (let attempt = 1; ; attempt++) {
    const own = await ensurePostgres({ dataDir: settings.dataDir, log });
    const held = await holdDataFolder(own).catch((error) => {
      // Whoever was about to stop the server has done so: start it anew.
      if (attempt >= 5) throw error;
      return undefined;
    });
    if (!held) continue;
    if ("heldBy" in held) {
      // Its holder may have ended just now, and left the server running because of us.
      await leaveDataFolder(own);
      throw inUse(settings, own, held.heldBy);
    }
    return { url: own.url, own, hold: held, close: async () => void (await leaveDataFolder(own, held)) };
  }
}

function inUse(settings: Settings, own: OwnPostgres, pid: number): StartRefusal {
  const who = pid ? `by process ${pid}` : "by another process";
  return new StartRefusal(
    "data_in_use",
    `The data folder ${settings.dataDir} is in use ${who}. A second process joins it with DATABASE_URL='${own.url}'.`,
  );
}

const oldest = 160_000;

async function operatorsData(url: string): Promise<Data> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as number, version() as name",
    );
    if (rows[0].number < oldest) {
      throw new StartRefusal(
        "configuration",
        `DATABASE_URL leads to ${rows[0].name.split(" on ")[0]}; Hamdel needs PostgreSQL 16 or newer.`,
      );
    }
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    throw unreachable(error as Error);
  } finally {
    await client.end().catch(() => {});
  }
  return { url, close: async () => {} };
}

function unreachable(cause: Error): StartRefusal {
  // A refused connection to a name with several addresses has its reasons inside.
  const reason =
    cause.message || (cause as AggregateError).errors?.[0]?.message || (cause as NodeJS.ErrnoException).code;
  return new StartRefusal(
    "database_unreachable",
    `The database of DATABASE_URL cannot be reached (${reason}). Check the address, then start again.`,
    { cause },
  );
}
