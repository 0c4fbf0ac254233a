import { expect, test } from "vitest";
import { netScoreInterval, wilson } from "./index.ts";

// How often a 95% interval holds the truth, over thousands of samples drawn from known mixes. Seeded: the same samples each time.

/** Mulberry32 (Ettinger, 2017): numbers from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mix = { promoters: number; detractors: number };
const samples = 4000;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Shares of ten percent upward in every combination: none of them near to all the same. */
const mixes: Mix[] = [];
for (let up = 1; up <= 8; up++)
  for (let down = 1; up + down <= 9; down++) mixes.push({ promoters: up / 10, detractors: down / 10 });
/** Mixes at the edge: nearly everybody says the same. */
const edges: Mix[] = [
  { promoters: 0.9, detractors: 0.05 },
  { promoters: 0.05, detractors: 0.9 },
  { promoters: 0.05, detractors: 0.05 },
  { promoters: 0.96, detractors: 0.02 },
  { promoters: 0.02, detractors: 0.02 },
];

function netCoverage({ promoters, detractors }: Mix, n: number, random: () => number): number {
  let held = 0;
  for (let sample = 0; sample < samples; sample++) {
    let [up, down] = [0, 0];
    for (let answer = 0; answer < n; answer++) {
      const drawn = random();
      if (drawn < promoters) up++;
      else if (drawn < promoters + detractors) down++;
    }
    const { low, high } = netScoreInterval({ promoters: up, passives: n - up - down, detractors: down })!;
    if (low <= promoters - detractors && promoters - detractors <= high) held++;
  }
  return held / samples;
}

function shareCoverage(share: number, n: number, random: () => number): number {
  let held = 0;
  for (let sample = 0; sample < samples; sample++) {
    let hits = 0;
    for (let answer = 0; answer < n; answer++) if (random() < share) hits++;
    const { low, high } = wilson(hits, n)!;
    if (low <= share && share <= high) held++;
  }
  return held / samples;
}

test("a 95% interval of NPS holds the truth 92 to 98 times in a hundred for 30 and 200 answers", () => {
  const random = randomFrom(1403);
  for (const n of [30, 200]) {
    const covered = mixes.map((mix) => netCoverage(mix, n, random));
    expect(Math.min(...covered)).toBeGreaterThan(0.92);
    expect(Math.max(...covered)).toBeLessThan(0.98);
    expect(mean(covered)).toBeGreaterThan(0.93);
    expect(mean(covered)).toBeLessThan(0.97);
  }
});

test("for ten answers it holds it at least 90 times in every mix, 93 to 97 on average", () => {
  const random = randomFrom(1404);
  const covered = mixes.map((mix) => netCoverage(mix, 10, random));
  expect(Math.min(...covered, ...edges.map((mix) => netCoverage(mix, 10, random)))).toBeGreaterThan(0.9);
  expect(mean(covered)).toBeGreaterThan(0.93);
  expect(mean(covered)).toBeLessThan(0.97);
});

test("a 95% interval of CSAT holds the truth as often", () => {
  const random = randomFrom(1405);
  const shares = Array.from({ length: 17 }, (_, place) => 0.1 + place * 0.05);
  for (const [n, least, most] of [
    [10, 0.9, 1],
    [30, 0.92, 0.98],
    [200, 0.92, 0.98],
  ] as const) {
    const covered = shares.map((share) => shareCoverage(share, n, random));
    expect(Math.min(...covered)).toBeGreaterThan(least);
    expect(Math.max(...covered)).toBeLessThan(most);
    expect(mean(covered)).toBeGreaterThan(0.93);
    expect(mean(covered)).toBeLessThan(0.97);
  }
});
