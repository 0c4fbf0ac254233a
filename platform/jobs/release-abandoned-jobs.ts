import type pg from "pg";
import { giveSignOfLife, poolSpace, type SignOfLife, somebodyLives } from "./sign-of-life.ts";

export type Watch = Pick<SignOfLife, "hold" | "drop" | "leave"> & {
  /** Looks once; gives the pools whose jobs were given back. */
  look(): Promise<string[]>;
};

// Pools that run once (`otpool-`) are of tests and say nothing.
const lockedBy = `select locked_by as pool from graphile_worker._private_jobs where locked_by like 'pool-%'
  union select locked_by from graphile_worker._private_job_queues where locked_by like 'pool-%'`;
const unheld = `select pool from (${lockedBy}) as locked where not exists (select from pg_locks
  where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
    and classid = ${poolSpace} and objid::bigint = hashtext(pool)::bigint & 4294967295 and objsubid = 2 and granted)`;

/**
 * Gives back what killed workers held, instead of after four hours: at once where this process is the first with workers on the
 * database, and while it runs, from all pools that gave no sign of life in two looks, `every` milliseconds apart. A living worker whose
 * connection broke is back long before the second one. Handlers may run twice, so even a wrong guess would lose nothing.
 */
export async function releaseAbandonedJobs(url: string, every = 20_000): Promise<Watch> {
  const life = await giveSignOfLife(url, releaseIfAlone);
  let silent = new Set<string>();
  let lookedOn: pg.Client | undefined;
  let timer: NodeJS.Timeout;
  let left = false;

  async function look(): Promise<string[]> {
    const client = life.connection();
    // Whoever was silent while the database was away may only not be back yet.
    if (client !== lookedOn) silent = new Set();
    lookedOn = client;
    if (!client) return [];
    const now = await poolsOf(client, unheld);
    const gone = now.filter((pool) => silent.has(pool));
    silent = new Set(now);
    if (gone.length === 0) return [];
    await release(client, `${unheld} and pool = any ($1)`, [gone]);
    return gone;
  }
  function lookLater(): void {
    if (left) return;
    // A look that fails is followed by another.
    timer = setTimeout(
      () =>
        void look()
          .catch(() => [])
          .then(lookLater),
      every,
    ).unref();
  }
  lookLater();
  return {
    ...{ look, hold: life.hold, drop: life.drop },
    leave() {
      left = true;
      clearTimeout(timer);
      return life.leave();
    },
  };
}

/** The first worker on a database finds no other alive: whatever is locked then was left by one that was killed. */
async function releaseIfAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select pg_try_advisory_lock($1) as alone", [somebodyLives]);
  if (!rows[0].alone) return;
  await release(client, "select distinct locked_by from graphile_worker._private_jobs where locked_by is not null");
  await client.query("select pg_advisory_unlock($1)", [somebodyLives]);
}

async function poolsOf(client: pg.Client, query: string): Promise<string[]> {
  return (await client.query(query)).rows.map((row) => row.pool);
}

async function release(client: pg.Client, pools: string, values: unknown[] = []): Promise<void> {
  await client.query(`select graphile_worker.force_unlock_workers(array(${pools}))`, values);
}
