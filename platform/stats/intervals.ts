import { incompleteBeta, incompleteGamma, solve } from "./special.ts";

/** Bounds between which the true value is believed to lie. */
export type Interval = { low: number; high: number };

/**
 * Wilson score interval of a proportion, as fractions; z = 1.96 gives 95 %. Null without any trial.
 * Source: Wilson (1927), JASA 22; recommended by Brown, Cai & DasGupta (2001), Statistical Science 16.
 */
export function wilson(successes: number, n: number, z = 1.96): Interval | null {
  if (n <= 0) return null;
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // The formula gives exactly 0 and 1 at the ends; floating point does not.
  const low = successes <= 0 ? 0 : (centre - half) / scale;
  const high = successes >= n ? 1 : (centre + half) / scale;
  return { low, high };
}

/** P(T ≤ t) of Student's t. Source: DLMF 8.17 with Abramowitz & Stegun 26.7.1. */
function studentT(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t >= 0 ? 1 - tail : tail;
}

/** The chance of a standard normal value at least as far from zero as z. Source: DLMF 7.11.1, erf by the incomplete gamma function. */
export function twoSidedChance(z: number): number {
  return 1 - incompleteGamma(0.5, (z * z) / 2);
}

/** The chance of a Student's t at least as far from zero, for degrees of freedom above 0. */
export function twoSidedChanceOfT(t: number, freedom: number): number {
  return 2 * (1 - studentT(Math.abs(t), freedom));
}

/** From here on an expansion is as exact as solving, and a hundred times quicker. */
const manyFreedoms = 100;
const normals = new Map<number, number>();

/** The z with P(|Z| ≤ z) = confidence. */
function normalQuantile(confidence: number): number {
  const known = normals.get(confidence) ?? solve((z) => 1 - twoSidedChance(z), confidence, 0, 40);
  normals.set(confidence, known);
  return known;
}

/**
 * The t with P(|T| ≤ t) = confidence, for degrees of freedom ≥ 1 (2.571 for 0.95 and 5). With many of them by the expansion about the
 * normal quantile, Abramowitz & Stegun 26.7.5, whose first term left out is below 1e-8 there.
 */
export function tQuantile(confidence: number, freedom: number): number {
  if (freedom < manyFreedoms) {
    let high = 2;
    while (studentT(high, freedom) < (1 + confidence) / 2) high *= 2;
    return solve((t) => studentT(t, freedom), (1 + confidence) / 2, 0, high);
  }
  const z = normalQuantile(confidence);
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return terms.reduce((sum, term, power) => sum + term / freedom ** power, 0);
}

/**
 * Interval of a mean by Student's t, in the unit of the values. `deviation` is the sample standard deviation (n − 1).
 * Null below two values. Source: Student (1908), Biometrika 6.
 */
export function meanInterval(mean: number, deviation: number, n: number, confidence = 0.95): Interval | null {
  if (n < 2) return null;
  const half = (tQuantile(confidence, n - 1) * deviation) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}

/**
 * Exact interval of a Poisson rate for an observed count (0, 1, 2 …). Source: Garwood (1936), Biometrika 28:
 * quantiles of the gamma distribution, low of shape `count`, high of shape `count + 1`.
 */
export function poissonInterval(count: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  const top = count + 20 * Math.sqrt(count + 1) + 40;
  const low = count === 0 ? 0 : solve((x) => incompleteGamma(count, x), tail, 0, top);
  return { low, high: solve((x) => incompleteGamma(count + 1, x), 1 - tail, 0, top) };
}
