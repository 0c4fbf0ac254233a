const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each failed try the next one follows: nine tries over a day. */
export const pauses: readonly number[] = [
  ...[10 * second, minute, 5 * minute, 30 * minute],
  ...[2 * hour, 4 * hour, 7 * hour, 10.5 * hour],
];

/** The longest that a receiver can ask us to wait (`retry-after`). */
const longestWait = 6 * hour;

/**
 * Milliseconds until the try after the `tried`th, spread by a tenth so that many do not come back at once, and never sooner than the
 * receiver asked for; null where it was the last.
 */
export function pauseAfter(
  tried: number,
  { retryAfter = null, chance = Math.random() }: { retryAfter?: number | null; chance?: number } = {},
): number | null {
  const pause = pauses[tried - 1];
  if (pause === undefined) return null;
  const spread = Math.round(pause * (1 + chance / 10));
  return Math.max(spread, Math.min((retryAfter ?? 0) * second, longestWait));
}

/** An address that failed so many times in a row rests for a minute at a time; nobody's tries are spent on it meanwhile. */
export const failuresUntilRest = 10;
export const restFor = minute;

/** An address is given up after so long without a success, or so many deliveries in a row that were given up. */
export const deadAfter = 72 * hour;
export const deadAfterDeliveries = 20;

/** How an address stands: what was said of its latest tries. */
export type Health = { failingSince: Date | null; failedTries: number; failedDeliveries: number };
export type Outcome = { ok: boolean; gone: boolean; givenUp: boolean };

/** How it stands after one more try, and whether it is to be paused now and why. */
export function afterTry(health: Health, outcome: Outcome, now: Date): Health & { paused: "dead" | "gone" | null } {
  if (outcome.ok) return { failingSince: null, failedTries: 0, failedDeliveries: 0, paused: null };
  const failingSince = health.failingSince ?? now;
  const failedDeliveries = health.failedDeliveries + (outcome.givenUp ? 1 : 0);
  const dead = now.getTime() - failingSince.getTime() >= deadAfter || failedDeliveries >= deadAfterDeliveries;
  return {
    ...{ failingSince, failedDeliveries, failedTries: health.failedTries + 1 },
    paused: outcome.gone ? "gone" : dead ? "dead" : null,
  };
}
