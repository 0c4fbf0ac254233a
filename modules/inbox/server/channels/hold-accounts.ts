import pg from "pg";

/** Which accounts this process looks after; no other process does meanwhile. */
export type AccountHolding = {
  /** Whether the account is ours: already, or from now on. False while another process has it, or the database is away. */
  hold(brandId: number, accountId: number): Promise<boolean>;
  /** Leaves all of them to others. */
  leave(): Promise<void>;
};

/**
 * Holds accounts by advisory locks on a connection of its own, made when the first is asked for: they are free the moment the process is
 * gone. Where the connection breaks nothing is held any more, `lost` is told, and the next question begins anew. `of` names the kind of
 * account, as ids are unique within one.
 */
export function holdAccounts(url: string, lost: () => void, of = "channel_account"): AccountHolding {
  const held = new Set<string>();
  let current: Promise<pg.Client> | null = null;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on("error", () => {});
    client.once("end", () => {
      current = null;
      held.clear();
      lost();
    });
    await client.connect();
    // Where a whole machine goes away the server is to notice within half a minute, not two hours.
    await client.query("set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
    return client;
  }

  const name = (brandId: number, accountId: number) => `${of}:${brandId}:${accountId}`;
  return {
    async hold(brandId, accountId) {
      const key = name(brandId, accountId);
      if (held.has(key)) return true;
      current ??= connect();
      try {
        const client = await current;
        const { rows } = await client.query("select pg_try_advisory_lock(hashtextextended($1, 0)) as ours", [key]);
        if (rows[0].ours) held.add(key);
        return rows[0].ours;
      } catch {
        current = null;
        return false;
      }
    },
    async leave() {
      const client = await current?.catch(() => null);
      await client?.end();
    },
  };
}
