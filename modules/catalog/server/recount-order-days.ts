import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { recordChanges } from "../../../platform/realtime/index.ts";
import { type DaySpan, recountDays } from "../../admin/index.ts";

async function nextDay(ctx: Context, from: string | null): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select min(day)::text as day from order_day
    where brand_id = ${ctx.brandId} and day >= coalesce(${from}::date, '-infinity')`.execute(ctx.db);
  return rows[0]?.day ?? null;
}

async function recount(ctx: Context, { first, last, timeZone }: DaySpan): Promise<void> {
  await sql`delete from order_day where brand_id = ${ctx.brandId} and day between ${first} and ${last}`.execute(ctx.db);
  // The moments are wider by a day on both sides than the days, for the index alone: a day's midnight may not exist.
  await sql`
    insert into order_day (brand_id, day, currency, orders, revenue, cancelled, returned, returned_amount)
    select brand_id, day, currency, sum(orders), sum(revenue), sum(cancelled), sum(returned), sum(returned_amount)
    from (select *, (at at time zone ${timeZone})::date as day from order_share) share
    where brand_id = ${ctx.brandId} and day between ${first} and ${last}
      and at >= (${first}::date - 1)::timestamp at time zone ${timeZone}
      and at < (${last}::date + 2)::timestamp at time zone ${timeZone}
    group by brand_id, day, currency`.execute(ctx.db);
  await recordChanges(ctx, "order", [0]);
}

/** Counts the orders and the money of every day of the brand anew, in the time zone it has now. */
export function recountOrderDays(job: JobRun): Promise<void> {
  return recountDays(job, { nextDay, recount });
}
