import {
  CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DummyDriver,
  type Kysely,
  PostgresDialect,
  Transaction,
} from "kysely";
import type { NoTables } from "./open.ts";

// Only its words count: a transaction asks the connection that it was begun on.
const dialect = new PostgresDialect({
  pool: async () => Promise.reject(new Error("a transaction has its connection")),
});
const driver = new DummyDriver();

/** One connection for as long as its transaction lasts. Whoever asks it later is refused: it may be another brand's by then. */
class UntilItEnds implements ConnectionProvider {
  ended = false;
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  provideConnection<T>(ask: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    if (this.ended) return Promise.reject(new Error("asked after its transaction had ended"));
    return ask(this.#connection);
  }
}

type Work<T> = (db: Transaction<NoTables>) => Promise<T>;
/** What is still to be written when the work is done. */
type Rest = (db: Transaction<NoTables>) => readonly CompiledQuery[];

/**
 * Runs `work` in a transaction that `begin` opens, then writes the `rest`; rolls back where either fails. What begins it goes out with the
 * first query, and the rest with the commit, in one trip each. Queries that do not wait for one another may be asked at once.
 */
export function inTransaction<T>(db: Kysely<NoTables>, begin: string, work: Work<T>, rest: Rest): Promise<T> {
  const executor = db.getExecutor();
  return executor.provideConnection(async (connection) => {
    const held = new UntilItEnds(connection);
    const say = (text: string) => connection.executeQuery(CompiledQuery.raw(text));
    const transaction = new Transaction<NoTables>({
      ...{ config: { dialect }, dialect, driver },
      executor: executor.withConnectionProvider(held),
    });
    const begun = say(begin);
    // A connection that broke is heard of by the query that follows.
    begun.catch(() => {});
    try {
      const result = await work(transaction);
      const last = [...rest(transaction), CompiledQuery.raw("commit")];
      held.ended = true;
      // One that fails makes the commit a rollback.
      await Promise.all([begun, ...last.map((query) => connection.executeQuery(query))]);
      return result;
    } catch (error) {
      held.ended = true;
      // A connection that broke rolls back by itself, and what broke is what the caller hears of.
      await say("rollback").catch(() => {});
      throw error;
    }
  });
}
