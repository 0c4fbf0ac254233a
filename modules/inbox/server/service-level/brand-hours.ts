import { type Context, together } from "../../../../platform/db/index.ts";
import { brandSettings, listHolidays } from "../../../admin/index.ts";
import type { WorkingCalendar } from "./working-time.ts";

/** So far ahead holidays are looked for. */
const daysAhead = 60;

/** When the brand's people work, with its holidays of the next two months, and those since an instant where one is given. */
export async function brandHours(ctx: Context, since: Date = ctx.now): Promise<WorkingCalendar> {
  // A day more on either side, whatever the brand's time zone is.
  const day = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const [brand, holidays] = await together(
    brandSettings(ctx),
    listHolidays(ctx, { from: day(since, -1), to: day(ctx.now, daysAhead + 1) }),
  );
  return { timeZone: brand.timeZone, week: brand.workingWeek, holidays: new Set(holidays.map(({ day }) => day)) };
}
