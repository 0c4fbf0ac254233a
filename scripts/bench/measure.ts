import { quantile } from "../../platform/stats/index.ts";

/** How long something took, in milliseconds: the middle one and the one that 95 of 100 were quicker than. */
export type Spread = { p50_ms: number; p95_ms: number };

/** Milliseconds of each of some rounds. */
export async function timesOf(rounds: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await work(round);
    times.push(performance.now() - began);
  }
  return times;
}

/** One decimal. */
export function rounded(value: number | null): number {
  return Math.round((value ?? 0) * 10) / 10;
}

export function spread(times: readonly number[]): Spread {
  return { p50_ms: rounded(quantile(times, 0.5)), p95_ms: rounded(quantile(times, 0.95)) };
}
