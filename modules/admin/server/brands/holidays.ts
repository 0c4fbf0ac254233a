import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { announce } from "../../../../platform/events/index.ts";
import type { Holiday } from "../../contract.ts";
import { WorkingTimeChanged } from "../../events.ts";
import { recordAudit } from "../audit/record-audit.ts";

/** The holidays between two days (`YYYY-MM-DD`, both included), in order. */
export async function listHolidays(ctx: Context, { from, to }: { from: string; to: string }): Promise<Holiday[]> {
  const { rows } = await sql<Holiday>`
    select day, title, official, subject_to_announcement as "subjectToAnnouncement" from holiday
    where brand_id = ${ctx.brandId} and day between ${from}::date and ${to}::date order by day`.execute(ctx.db);
  return rows;
}

/** Makes a day a holiday under this title, or gives it another title. */
export async function saveHoliday(ctx: Context, holiday: Holiday): Promise<void> {
  const { day, title, official, subjectToAnnouncement } = holiday;
  await sql`insert into holiday (brand_id, day, title, official, subject_to_announcement)
    values (${ctx.brandId}, ${day}::date, ${title}, ${official}, ${subjectToAnnouncement})
    on conflict (brand_id, day) do update set title = excluded.title, official = holiday.official or excluded.official,
      subject_to_announcement = excluded.subject_to_announcement`.execute(ctx.db);
  await announce(ctx, WorkingTimeChanged, {});
  await recordAudit(ctx, { action: "holiday.saved", subject: "holiday", subjectId: day });
}

/** Makes a holiday a working day again. Refuses `not_found`. */
export async function removeHoliday(ctx: Context, day: string): Promise<void> {
  const removed = await sql`delete from holiday where brand_id = ${ctx.brandId} and day = ${day}::date`.execute(ctx.db);
  if (removed.numAffectedRows === 0n) throw new Refusal("not_found", "holiday");
  await announce(ctx, WorkingTimeChanged, {});
  await recordAudit(ctx, { action: "holiday.removed", subject: "holiday", subjectId: day });
}
