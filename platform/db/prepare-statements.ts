import type { Writable } from "node:stream";
import { type PostgresPool, type PostgresPoolClient, sql } from "kysely";
import type pg from "pg";

/** From so many uses on a statement is prepared: what is written once, such as a filter put together by hand, is not worth keeping. */
const worthPreparing = 20;
/** So many are kept prepared; each connection holds their plans in memory. */
const mostPrepared = 250;
/** So many texts are counted before counting begins anew. */
const mostCounted = 4000;

const uses = new Map<string, number>();
const names = new Map<string, string>();

const anew = "/* planned anew */";
/** In a statement whose good plan depends on its values: it is never prepared, as a plan for any values would read far too much. */
export const plannedAnew = sql.raw(anew);

/**
 * The name under which a statement is prepared, null where it is sent as it is. Patterns are planned each time: which index serves them
 * depends on what is looked for.
 */
function nameOf(text: string): string | null {
  const name = names.get(text);
  if (name) return name;
  if (names.size >= mostPrepared || text.includes(anew) || / i?like /i.test(text)) return null;
  const count = (uses.get(text) ?? 0) + 1;
  if (count < worthPreparing) {
    if (uses.size >= mostCounted) uses.clear();
    uses.set(text, count);
    return null;
  }
  uses.delete(text);
  names.set(text, `hamdel_${names.size}`);
  return names.get(text)!;
}

type Corked = { connection: { stream: Writable } };

/** Holds back what is written to a connection until the work at hand has nothing more to ask: one system call instead of several. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as Corked).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  // Behind everything that goes on by itself, and before anything that has to be waited for.
  queueMicrotask(() => process.nextTick(() => stream.uncork()));
}

/**
 * The pool as Kysely uses it, with statements that are used often planned once on each connection instead of each time: planning took
 * most of PostgreSQL's time while many chat (docs/decisions/019).
 */
export function preparingStatements(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const preparing = (client: pg.PoolClient): PostgresPoolClient => ({
    query: ((text: string, values: readonly unknown[]) => {
      const name = values.length > 0 ? nameOf(text) : null;
      sendTogether(client);
      return client.query({ text, values: [...values], ...(name !== null && { name }) });
    }) as unknown as PostgresPoolClient["query"],
    release: () => client.release(),
  });
  return {
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? preparing(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}
