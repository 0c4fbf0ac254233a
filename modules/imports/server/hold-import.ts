import type pg from "pg";
import type { Database } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";

const lockSpace = 7_236_814n << 32n; // any number, the same in every process

/** A connection of its own for longer than one transaction: `await using held = await connection(database)`. */
export async function connection(database: Database): Promise<{ client: pg.PoolClient } & AsyncDisposable> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  const hear = (error: Error) => {
    broken = error;
  };
  // One that breaks fails its next query and is thrown away.
  client.on("error", hear);
  const release = async () => {
    client.off("error", hear);
    client.release(broken);
  };
  return { client, [Symbol.asyncDispose]: release };
}

/** The advisory lock of an import, as the text of a bigint. */
export function lockOf(importId: number): string {
  return (lockSpace + BigInt(importId)).toString();
}

/** Does work on an import that nobody else does meanwhile; a process that dies lets go of it. Refuses `import_busy`. */
export async function holdImport<T>(database: Database, importId: number, work: () => Promise<T>): Promise<T> {
  await using held = await connection(database);
  const key = lockOf(importId);
  const { rows } = await held.client.query("select pg_try_advisory_lock($1::bigint) as held", [key]);
  if (!rows[0].held) throw new Refusal("import_busy");
  try {
    return await work();
  } finally {
    // A broken connection has let go of it already.
    await held.client.query("select pg_advisory_unlock($1::bigint)", [key]).catch(() => {});
  }
}
