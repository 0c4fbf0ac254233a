import type { Context } from "../../../../platform/db/index.ts";
import { addWorkingTime, brandHours } from "../../../inbox/index.ts";

const hour = 3_600_000;

/** When so many working hours from an instant are over; where the brand never works, that many hours of all time. */
export async function afterWorkingHours(ctx: Context, from: Date, hours: number): Promise<Date> {
  const ends = addWorkingTime(await brandHours(ctx), from, hours * hour);
  return ends ?? new Date(from.getTime() + hours * hour);
}
