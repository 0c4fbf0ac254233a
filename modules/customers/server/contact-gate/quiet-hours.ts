import { addDays, instantOf, wallClock } from "../../../../platform/i18n/index.ts";
import type { ContactRules, QuietHours } from "../../contract.ts";

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The quiet hours of a channel: its own where it has some, else the brand's; null where it is never quiet. A letter wakes nobody up. */
export function quietHoursOf(rules: ContactRules, channel: string): QuietHours | null {
  if (Object.hasOwn(rules.quietByChannel, channel)) return rules.quietByChannel[channel]!;
  return channel === "letter" ? null : rules.quietHours;
}

/** Until when it is quiet on the clock of this zone, or null where it is not quiet now. `to` itself is no longer quiet. */
export function quietUntil(quiet: QuietHours, timeZone: string, now: Date): Date | null {
  const clock = wallClock(now, timeZone);
  const minute = clock.hour * 60 + clock.minute;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const overMidnight = from > to;
  const isQuiet = overMidnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return null;
  const day = overMidnight && minute >= from ? addDays(clock, 1) : clock;
  const { year, month, day: date } = day;
  const end = instantOf({ year, month, day: date, hour: Math.floor(to / 60), minute: to % 60 }, timeZone);
  // Where the clock is put back the same reading comes twice: the later one is meant.
  return end > now ? end : new Date(end.getTime() + 3_600_000);
}
