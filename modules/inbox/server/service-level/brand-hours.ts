import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings, isoDayInBrand, listHolidays } from "../../../admin/index.ts";
import type { WorkingCalendar } from "./working-time.ts";

/** So far ahead holidays are looked for. */
const daysAhead = 60;

/** When the brand's people work, with its holidays of the next two months, and those since an instant where one is given. */
export async function brandHours(ctx: Context, since: Date = ctx.now): Promise<WorkingCalendar> {
  const brand = await brandSettings(ctx);
  const to = new Date(ctx.now.getTime() + daysAhead * 86_400_000);
  const holidays = await listHolidays(ctx, { from: isoDayInBrand(brand, since), to: isoDayInBrand(brand, to) });
  return { timeZone: brand.timeZone, week: brand.workingWeek, holidays: new Set(holidays.map(({ day }) => day)) };
}
