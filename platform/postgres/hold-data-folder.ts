import pg from "pg";
import type { OwnPostgres } from "./ensure-postgres.ts";

/** This process holds the data folder for as long as `client` is connected: no file to go stale when it is killed. */
export type Hold = { client: pg.Client };

const key = 7_236_812; // any number, the same in every process
const holderName = /^hamdel (\d+)$/;

/**
 * Makes this process the one that works on the data folder. Gives the hold, or the process id of who has it. Waits three seconds
 * first: its last holder may just be ending, or the database may not have noticed yet that it was killed.
 */
export async function holdDataFolder(postgres: OwnPostgres): Promise<Hold | { heldBy: number }> {
  const client = new pg.Client({
    connectionString: postgres.serverUrl,
    application_name: `hamdel ${process.pid}`,
    keepAlive: true,
  });
  client.on("error", () => {});
  await client.connect();
  for (let attempt = 0; attempt < 30; attempt++) {
    if (await tryHold(client)) return { client };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const heldBy = await holderOf(client);
  await client.end();
  return { heldBy };
}

async function tryHold(client: pg.Client): Promise<boolean> {
  const tried = await client.query("select pg_try_advisory_lock($1) as held", [key]);
  return tried.rows[0].held;
}

async function holderOf(client: pg.Client): Promise<number> {
  const holder = await client.query(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [key],
  );
  return Number(holderName.exec(holder.rows[0]?.name ?? "")?.[1] ?? 0);
}

/**
 * Leaves the data folder, and as the last one out stops the server. A server that others still use, such as a worker that joined by
 * DATABASE_URL, runs on. Says whether it was stopped.
 */
export async function leaveDataFolder(postgres: OwnPostgres, hold?: Hold): Promise<boolean> {
  const client =
    hold?.client ?? new pg.Client({ connectionString: postgres.serverUrl, application_name: `hamdel ${process.pid}` });
  try {
    if (!hold) {
      client.on("error", () => {});
      await client.connect();
    }
    // Held while stopping, so that a start in the same moment waits and then finds the server gone.
    if (!(await tryHold(client)) || (await othersConnected(client))) return false;
    await postgres.stop();
    return true;
  } catch {
    return false; // it is gone already
  } finally {
    await client.end().catch(() => {});
  }
}

// Our own connections may take a moment to vanish after they were closed.
async function othersConnected(client: pg.Client): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const others = await client.query(
      "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
    );
    if (!others.rowCount) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
