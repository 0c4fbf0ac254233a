import { type Interval, tQuantile, wilson } from "./intervals.ts";

/** A share as it was counted. */
export type Share = { hits: number; n: number };

/** Some values by their mean, sample standard deviation (n − 1) and number. */
export type Sample = { mean: number; deviation: number; n: number };

/**
 * 95% interval of the difference of two independent proportions, `now` less `before`; null where either has no case.
 * Source: Newcombe (1998), Statistics in Medicine 17, 873–890, method 10 (hybrid score).
 */
export function shareDifference(now: Share, before: Share): Interval | null {
  const [one, other] = [wilson(now.hits, now.n), wilson(before.hits, before.n)];
  if (!one || !other) return null;
  const [p, q] = [now.hits / now.n, before.hits / before.n];
  return {
    low: p - q - Math.hypot(p - one.low, other.high - q),
    high: p - q + Math.hypot(one.high - p, q - other.low),
  };
}

/**
 * 95% interval of the difference of two means, `now` less `before`, variances not assumed equal; null below two values each.
 * Source: Welch (1947), Biometrika 34, with Satterthwaite's degrees of freedom.
 */
export function meanDifference(now: Sample, before: Sample): Interval | null {
  if (now.n < 2 || before.n < 2) return null;
  const [a, b] = [now.deviation ** 2 / now.n, before.deviation ** 2 / before.n];
  const difference = now.mean - before.mean;
  if (a + b === 0) return { low: difference, high: difference };
  const freedom = (a + b) ** 2 / (a ** 2 / (now.n - 1) + b ** 2 / (before.n - 1));
  const half = tQuantile(0.95, freedom) * Math.sqrt(a + b);
  return { low: difference - half, high: difference + half };
}

/** Mean, sample standard deviation and number of some values. */
export function sampleOf(values: readonly number[]): Sample {
  const n = values.length;
  const mean = n > 0 ? values.reduce((sum, value) => sum + value, 0) / n : 0;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0, n };
}
