/** Seeded chance: the same seed gives the same shop. */
export type Chance = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True in `share` of the cases. */
  hits(share: number): boolean;
  /** One of the list; with weights, in their proportion. */
  pick<T>(from: readonly T[], weights?: readonly number[]): T;
  /** Exponentially distributed with this mean. */
  wait(mean: number): number;
};

/** mulberry32 (public domain, Tommy Ettinger): 32 bits of state, good enough for a believable shop. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    hits: (share) => next() < share,
    pick: (from, weights) => pick(from, weights, next()),
    wait: (mean) => -Math.log(1 - next()) * mean,
  };
}

function pick<T>(from: readonly T[], weights: readonly number[] | undefined, draw: number): T {
  if (!weights) return from[Math.floor(draw * from.length)] as T;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = draw * total;
  for (const [place, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return from[place] as T;
  }
  return from.at(-1) as T;
}
