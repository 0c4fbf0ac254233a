import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

const lockSpace = 7_236_812; // any number, the same in every process

/**
 * Until this transaction ends nobody else writes this brand's facts and memberships: the fold and the rebuilding of a group take
 * turns, in steps of a fraction of a second.
 */
export async function holdFold(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpace}, ${ctx.brandId})`.execute(ctx.db);
}
