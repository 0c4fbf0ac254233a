import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** How far facts were in the tallies when a transaction first asked. */
export type Folded = { xid: string; untilId: number };

const read = new WeakMap<object, Promise<Folded>>();

/**
 * How far facts are in the tallies at least, read once in a transaction. Marks only move on, so that a condition with these numbers beside
 * the exact one of the same statement leaves nothing out; but the planner knows numbers, and reads a few new facts instead of all.
 */
export function foldedSoFar(ctx: Context): Promise<Folded> {
  const reading = read.get(ctx.db) ?? readMark(ctx);
  read.set(ctx.db, reading);
  return reading;
}

async function readMark(ctx: Context): Promise<Folded> {
  const { rows } = await sql<Folded>`select folded_xid::text as xid, all_until_id as "untilId" from survey_tally_mark
    where brand_id = ${ctx.brandId} and folded_at is not null and server = survey_server()`.execute(ctx.db);
  return rows[0] ?? { xid: "0", untilId: 0 };
}
