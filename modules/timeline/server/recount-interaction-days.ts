import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { recordChanges } from "../../../platform/realtime/index.ts";
import { type DaySpan, recountDays } from "../../admin/index.ts";

async function nextDay(ctx: Context, from: string | null): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select min(day)::text as day from interaction_day
    where brand_id = ${ctx.brandId} and day >= coalesce(${from}::date, '-infinity')`.execute(ctx.db);
  return rows[0]?.day ?? null;
}

async function recount(ctx: Context, { first, last, timeZone }: DaySpan): Promise<void> {
  await sql`delete from interaction_day where brand_id = ${ctx.brandId} and day between ${first} and ${last}`.execute(
    ctx.db,
  );
  // The moments are wider by a day on both sides than the days, for the index alone: a day's midnight may not exist.
  await sql`
    insert into interaction_day (brand_id, day, kind, channel, partner_id, direction, n)
    select brand_id, day, kind, channel, coalesce(partner_id, 0), coalesce(direction, ''), count(*)
    from (select *, (occurred_at at time zone ${timeZone})::date as day from interaction) i
    where brand_id = ${ctx.brandId} and day between ${first} and ${last}
      and occurred_at >= (${first}::date - 1)::timestamp at time zone ${timeZone}
      and occurred_at < (${last}::date + 2)::timestamp at time zone ${timeZone}
      and not exists (select from interaction_withdrawal w where w.brand_id = i.brand_id and w.interaction_id = i.id)
    group by 1, 2, 3, 4, 5, 6`.execute(ctx.db);
  // One row for all, so that answers made of the counters are made again.
  await recordChanges(ctx, "interaction_day", [0]);
}

/** Counts the interactions of every day of the brand anew, in the time zone it has now; entries taken back do not count. */
export function recountInteractionDays(job: JobRun): Promise<void> {
  return recountDays(job, { nextDay, recount });
}
