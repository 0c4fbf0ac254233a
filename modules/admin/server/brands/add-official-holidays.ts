import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import { WorkingTimeChanged } from "../../events.ts";
import { brandById } from "./directory.ts";
import { officialHolidays } from "./official-holidays.ts";

/** Adds the official holidays of a Jalali year that are not in the table yet; what stands there stays. Gives how many were new. */
export async function addOfficialHolidays(ctx: Context, year: number): Promise<{ added: number; lunarKnown: boolean }> {
  const brand = await brandById(ctx.db, ctx.brandId);
  const { days, lunarKnown } = officialHolidays(year, brand?.language ?? "fa");
  const result = await sql`
    insert into holiday (brand_id, day, title, official, subject_to_announcement)
    select ${ctx.brandId}, day, title, true, moon
    from unnest(${days.map((one) => one.day)}::date[], ${days.map((one) => one.title)}::text[],
      ${days.map((one) => one.subjectToAnnouncement)}::boolean[]) as t (day, title, moon)
    on conflict do nothing`.execute(ctx.db);
  const added = Number(result.numAffectedRows ?? 0);
  if (added > 0) await announce(ctx, WorkingTimeChanged, {});
  return { added, lunarKnown };
}
