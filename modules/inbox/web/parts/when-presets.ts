import { addDays, dayOf, instantOf, wallClock, weekdayOf } from "../../../../platform/i18n/index.ts";

/** A time one often means, under the name of its word. */
export type Preset = {
  key: "one_hour" | "two_hours" | "evening" | "tomorrow" | "tomorrow_noon" | "three_days" | "next_week";
  at: Date;
};

const hour = 3_600_000;
// Sunday is 0, as in JavaScript.
const saturday = 6;

/**
 * Times to choose from for «later», on the clock of the brand, soonest first, each once: on a Friday the next week begins tomorrow. This
 * evening is offered before four in the afternoon.
 */
export function whenPresets(now: Date, timeZone: string): Preset[] {
  const today = dayOf(now, timeZone);
  const at = (days: number, clock: number) => instantOf({ ...addDays(today, days), hour: clock }, timeZone);
  const toSaturday = (saturday - weekdayOf(today) + 7) % 7 || 7;
  const presets: Preset[] = [
    { key: "one_hour", at: new Date(now.getTime() + hour) },
    { key: "two_hours", at: new Date(now.getTime() + 2 * hour) },
    ...(wallClock(now, timeZone).hour < 16 ? [{ key: "evening" as const, at: at(0, 18) }] : []),
    { key: "tomorrow", at: at(1, 9) },
    { key: "tomorrow_noon", at: at(1, 12) },
    { key: "three_days", at: at(3, 9) },
    { key: "next_week", at: at(toSaturday, 9) },
  ];
  const once = presets.filter(({ at }, place) => presets.findIndex((one) => +one.at === +at) === place);
  return once.sort((a, b) => a.at.getTime() - b.at.getTime());
}
