import { type CompiledQuery, type RawBuilder, sql } from "kysely";
import type { Context } from "./context.ts";

/** SQL that writes what was left of one kind during a transaction, in the order in which it was left. */
type Write<T> = (ctx: Context, left: readonly T[]) => RawBuilder<unknown>;
// biome-ignore lint/suspicious/noExplicitAny: each kind of thing is written by the function it was left with
type Left = { write: Write<any>; thing: unknown };

const ends = new WeakMap<Context["db"], Left[]>();

/** From now on things may be left for the end of this transaction. */
export function openEnd(db: Context["db"]): void {
  ends.set(db, []);
}

/**
 * Leaves something to be written just before the commit, all of one kind in one statement: nothing in this transaction may need to read
 * it. Written at once in a transaction that `withBrand` did not begin.
 */
export async function atEnd<T>(ctx: Context, write: Write<T>, thing: T): Promise<void> {
  const end = ends.get(ctx.db);
  if (end) end.push({ write, thing });
  else await write(ctx, [thing]).execute(ctx.db);
}

/** What writes everything that was left: each kind once, in the order in which the kinds first came. */
export function queriesOfEnd(ctx: Context): CompiledQuery[] {
  const end = ends.get(ctx.db) ?? [];
  ends.delete(ctx.db);
  const kinds = Map.groupBy(end, ({ write }) => write);
  return [...kinds].map(([write, left]) => {
    const things = left.map(({ thing }) => thing);
    return write(ctx, things).compile(ctx.db);
  });
}

/**
 * Runs `work` in a savepoint: where it throws, everything it did or left for the end is undone, the transaction goes on, and the error is
 * thrown.
 */
export async function inSavepoint<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const end = ends.get(ctx.db);
  const before = end?.length ?? 0;
  await sql`savepoint apart`.execute(ctx.db);
  try {
    const result = await work();
    await sql`release savepoint apart`.execute(ctx.db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint apart`.execute(ctx.db);
    await sql`release savepoint apart`.execute(ctx.db);
    end?.splice(before);
    throw error;
  }
}
