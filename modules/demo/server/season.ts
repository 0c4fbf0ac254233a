const day = 86_400_000;

/** Days from `at` to the next given month and day (UTC, good to a day), 0–365. */
function daysUntil(at: Date, month: number, dayOfMonth: number): number {
  const thisYear = Date.UTC(at.getUTCFullYear(), month - 1, dayOfMonth);
  const next = thisYear >= at.getTime() - day ? thisYear : Date.UTC(at.getUTCFullYear() + 1, month - 1, dayOfMonth);
  return Math.max(0, Math.floor((next - at.getTime()) / day));
}

export type Season = "yalda" | "nowruz" | "holiday" | "plain";

/** The weeks before Yalda (30 Azar ≈ 21 December) and Nowruz (20 March), and the quiet fortnight after it. */
export function seasonOf(at: Date): Season {
  if (daysUntil(at, 12, 21) <= 18) return "yalda";
  if (daysUntil(at, 3, 19) <= 28) return "nowruz";
  const sinceNowruz = 365 - daysUntil(at, 3, 20);
  return sinceNowruz >= 0 && sinceNowruz <= 13 ? "holiday" : "plain";
}

/** How busy the shop is, 1 being a plain working day; at most `busiest`. */
export function busyness(at: Date): number {
  const weights: Record<Season, number> = { yalda: 2.4, nowruz: 3, holiday: 0.35, plain: 1 };
  const friday = at.getUTCDay() === 5 ? 0.6 : 1;
  return weights[seasonOf(at)] * friday;
}
export const busiest = 3;
