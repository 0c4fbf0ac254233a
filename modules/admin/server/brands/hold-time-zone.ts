import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings } from "./directory.ts";

const lockSpace = 7_236_815; // any number, the same in every process

/**
 * The brand's time zone, which stays as it is until this transaction ends. Whoever adds to counters by day asks here, so that nothing
 * is added under one zone that another replaced meanwhile, and nothing while a day is counted anew.
 */
export async function holdTimeZone(ctx: Context): Promise<string> {
  // Asked at once, answered in this order.
  const [, { timeZone }] = await Promise.all([
    sql`select pg_advisory_xact_lock_shared(${lockSpace}, ${ctx.brandId})`.execute(ctx.db),
    brandSettings(ctx),
  ]);
  return timeZone;
}

/**
 * The brand's time zone, once everybody who added to counters by day has committed; until this transaction ends nobody adds. For
 * changing the zone and for counting a few days anew: keep it short, and take it before locking rows.
 */
export async function holdDayCounters(ctx: Context): Promise<string> {
  await sql`select pg_advisory_xact_lock(${lockSpace}, ${ctx.brandId})`.execute(ctx.db);
  return (await brandSettings(ctx)).timeZone;
}
