import type { Context } from "../db/index.ts";

const newsFor = 24 * 3_600_000;
const history = new WeakSet<Context["db"]>();

/** What this transaction brings in happened before, whatever its dates say (an import, a file): `isNews` is false in it from now on. */
export function bringsHistory(ctx: Context): void {
  history.add(ctx.db);
}

/** Whether a fact is announced when it arrives: what happened more than a day before that is history, and is kept without being told. */
export function isNews(ctx: Context, happenedAt: Date = ctx.now): boolean {
  return !history.has(ctx.db) && ctx.now.getTime() - happenedAt.getTime() <= newsFor;
}
