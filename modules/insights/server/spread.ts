/** How often each value occurs, values rising. */
export type Tally = readonly { value: number; times: number }[];

export type Spread = {
  n: number;
  median: number | null;
  q1: number | null;
  q3: number | null;
  /** 95% interval of the median; null below six values. */
  low: number | null;
  high: number | null;
};

/** The value at a place (0-based) of the sorted list that a tally stands for. */
function valueAt(tally: Tally, place: number): number {
  let passed = 0;
  for (const { value, times } of tally) {
    passed += times;
    if (place < passed) return value;
  }
  return tally.at(-1)?.value ?? 0;
}

/** Type 7 of Hyndman & Fan (1996), as PostgreSQL's percentile_cont. */
function quantileOf(tally: Tally, n: number, share: number): number | null {
  if (n === 0) return null;
  const position = (n - 1) * share;
  const below = valueAt(tally, Math.floor(position));
  return below + (valueAt(tally, Math.ceil(position)) - below) * (position - Math.floor(position));
}

/**
 * Median and quartiles of a tally, with the distribution-free interval of the median: order statistics of ranks n/2 ± 0.98 √n, rounded up.
 * Source: Conover, Practical Nonparametric Statistics (1999), 3.2, normal approximation of the binomial ranks.
 */
export function spreadOf(tally: Tally): Spread {
  const n = tally.reduce((sum, { times }) => sum + times, 0);
  const half = (1.96 * Math.sqrt(n)) / 2;
  const enough = n >= 6;
  return {
    n,
    median: quantileOf(tally, n, 0.5),
    q1: quantileOf(tally, n, 0.25),
    q3: quantileOf(tally, n, 0.75),
    low: enough ? valueAt(tally, Math.ceil(n / 2 - half) - 1) : null,
    high: enough ? valueAt(tally, Math.ceil(n / 2 + half) - 1) : null,
  };
}
