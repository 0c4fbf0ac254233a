import pg from "pg";

/** A process's word that its pools of workers live, heard by all that work on the same database. */
export type SignOfLife = {
  /** The connection on which it is said; undefined while the database is away. */
  connection(): pg.Client | undefined;
  /** Once this resolves the pool is known to live; where the database is away, as soon as it is back. */
  hold(pool: string): Promise<void>;
  /** Says no longer that this pool lives. */
  drop(pool: string): Promise<void>;
  leave(): Promise<void>;
};

/** Held, shared, by every process with workers; a number of our own, the same in every process. */
export const somebodyLives = 7_236_814;
/** The first number of a pool's lock; the second is the hash of its id. */
export const poolSpace = 7_236_815;

const pause = 500;

/**
 * Says it by advisory locks on a connection of its own: they are gone the moment the process is, and are taken anew on the next
 * connection where this one broke. `arrive` is asked on the first connection, before anything is said.
 */
export async function giveSignOfLife(url: string, arrive: (client: pg.Client) => Promise<void>): Promise<SignOfLife> {
  const pools = new Map<string, Promise<void>>();
  let current: pg.Client | undefined;
  let leaving = false;

  async function connect(before?: typeof arrive): Promise<void> {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on("error", () => {});
    try {
      await client.connect();
      // Where a whole machine goes away the server is to notice within half a minute, not two hours.
      await client.query("set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
      await before?.(client);
      await client.query("select pg_advisory_lock_shared($1)", [somebodyLives]);
      for (const pool of pools.keys()) await lock(client, pool);
      current = client;
    } catch (error) {
      client.end().catch(() => {});
      throw error;
    }
    client.once("end", () => {
      current = undefined;
      comeBack();
    });
  }
  function comeBack(): void {
    if (!leaving) setTimeout(() => !leaving && connect().catch(comeBack), pause).unref();
  }

  await connect(arrive);
  return {
    connection: () => current,
    hold(pool) {
      // All workers of a pool ask; the next connection does it where this one breaks.
      const held = pools.get(pool) ?? (current ? lock(current, pool).catch(() => {}) : Promise.resolve());
      pools.set(pool, held);
      return held;
    },
    async drop(pool) {
      pools.delete(pool);
      await current?.query("select pg_advisory_unlock_shared($1, hashtext($2))", [poolSpace, pool]).catch(() => {});
    },
    async leave() {
      leaving = true;
      await current?.end();
    },
  };
}

async function lock(client: pg.Client, pool: string): Promise<void> {
  await client.query("select pg_advisory_lock_shared($1, hashtext($2))", [poolSpace, pool]);
}
