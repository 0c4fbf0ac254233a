import { type Interval, tQuantile, twoSidedChance, twoSidedChanceOfT, wilson } from "./intervals.ts";
import type { Difference } from "./net-score.ts";
import { solve } from "./special.ts";

/** A share as it was counted. */
export type Share = { hits: number; n: number };

/** Some values by their mean, sample standard deviation (n − 1) and number. */
export type Sample = { mean: number; deviation: number; n: number };

/**
 * 95% interval of the difference of two independent proportions, `now` less `before`; null where either has no case.
 * Source: Newcombe (1998), Statistics in Medicine 17, 873–890, method 10 (hybrid score).
 */
export function shareDifference(now: Share, before: Share, z = 1.96): Interval | null {
  const [one, other] = [wilson(now.hits, now.n, z), wilson(before.hits, before.n, z)];
  if (!one || !other) return null;
  const [p, q] = [now.hits / now.n, before.hits / before.n];
  return {
    low: p - q - Math.hypot(p - one.low, other.high - q),
    high: p - q + Math.hypot(one.high - p, q - other.low),
  };
}

/**
 * The difference of two independent proportions with Newcombe's interval, and the chance that belongs to it: that of the z at which the
 * interval would just reach zero. Null where either has no case.
 */
export function sharesApart(now: Share, before: Share): Difference | null {
  const interval = shareDifference(now, before);
  if (!interval) return null;
  const difference = now.hits / now.n - before.hits / before.n;
  if (difference === 0) return { difference, ...interval, chance: 1 };
  // The end that is nearer to zero crosses it once, as z grows.
  const past = (z: number) => {
    const { low, high } = shareDifference(now, before, z)!;
    return difference > 0 ? -low : high;
  };
  return { difference, ...interval, chance: twoSidedChance(solve(past, 0, 0, 40)) };
}

/** The difference of two means with Welch's interval and the chance of its t; null below two values each. */
export function meansApart(now: Sample, before: Sample): Difference | null {
  const interval = meanDifference(now, before);
  if (!interval) return null;
  const difference = now.mean - before.mean;
  const { deviation, freedom } = welch(now, before);
  const chance = deviation > 0 ? twoSidedChanceOfT(difference / deviation, freedom) : Number(difference === 0);
  return { difference, ...interval, chance };
}

function welch(now: Sample, before: Sample): { deviation: number; freedom: number } {
  const [a, b] = [now.deviation ** 2 / now.n, before.deviation ** 2 / before.n];
  const freedom = (a + b) ** 2 / (a ** 2 / (now.n - 1) + b ** 2 / (before.n - 1));
  return { deviation: Math.sqrt(a + b), freedom };
}

/**
 * 95% interval of the difference of two means, `now` less `before`, variances not assumed equal; null below two values each.
 * Source: Welch (1947), Biometrika 34, with Satterthwaite's degrees of freedom.
 */
export function meanDifference(now: Sample, before: Sample): Interval | null {
  if (now.n < 2 || before.n < 2) return null;
  const { deviation, freedom } = welch(now, before);
  const difference = now.mean - before.mean;
  if (deviation === 0) return { low: difference, high: difference };
  const half = tQuantile(0.95, freedom) * deviation;
  return { low: difference - half, high: difference + half };
}

/** Mean, sample standard deviation and number of some values. */
export function sampleOf(values: readonly number[]): Sample {
  const n = values.length;
  const mean = n > 0 ? values.reduce((sum, value) => sum + value, 0) / n : 0;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0, n };
}

/** The same of values that were counted, such as scores and how often each was given. */
export function sampleOfCounts(counts: Iterable<readonly [value: number, times: number]>): Sample {
  const all = [...counts];
  const n = all.reduce((sum, [, times]) => sum + times, 0);
  const mean = n > 0 ? all.reduce((sum, [value, times]) => sum + value * times, 0) / n : 0;
  const squares = all.reduce((sum, [value, times]) => sum + times * (value - mean) ** 2, 0);
  return { mean, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0, n };
}
