import { sql } from "kysely";
import type { Context } from "../db/index.ts";
import type { Refusal } from "../errors/index.ts";
import { asRefusal } from "./answer-error.ts";

/**
 * Does many small things within this transaction. Where the database or a rule refuses one of them, the halves are tried apart, down
 * to the one that is refused alone: the others are done. Gives for each its outcome or its refusal. What is nobody's fault (a bug, a
 * database that is away, a deadlock) is thrown.
 */
export async function saveApart<Row, Outcome>(
  ctx: Context,
  rows: readonly Row[],
  work: (rows: readonly Row[]) => Promise<(Outcome | Refusal)[]>,
): Promise<(Outcome | Refusal)[]> {
  if (rows.length === 0) return [];
  await sql`savepoint apart`.execute(ctx.db);
  try {
    const outcomes = await work(rows);
    await sql`release savepoint apart`.execute(ctx.db);
    return outcomes;
  } catch (error) {
    await sql`rollback to savepoint apart`.execute(ctx.db);
    await sql`release savepoint apart`.execute(ctx.db);
    const refusal = asRefusal(error);
    if (!refusal || refusal.code === "not_ready" || refusal.code === "conflict") throw error;
    if (rows.length === 1) return [refusal];
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await saveApart(ctx, rows.slice(0, middle), work);
  return [...first, ...(await saveApart(ctx, rows.slice(middle), work))];
}
