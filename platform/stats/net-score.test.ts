import fc from "fast-check";
import { expect, test } from "vitest";
import {
  holm,
  meansApart,
  netScore,
  netScoreDifference,
  netScoreInterval,
  sampleOf,
  sampleOfCounts,
  sharesApart,
} from "./index.ts";

const tally = (promoters: number, passives: number, detractors: number) => ({ promoters, passives, detractors });

test("a net score is of those who answered", () => {
  expect(netScore(tally(1, 0, 0))).toBe(1);
  expect(netScore(tally(5, 3, 2))).toBeCloseTo(0.3, 12);
  expect(netScore(tally(0, 0, 0))).toBeNull();
  expect(netScoreInterval(tally(0, 0, 0))).toBeNull();
});

test("the adjusted Wald interval, worked by hand for 5, 3 and 2 of ten", () => {
  // 13 answers with the three added: up 5.75 ÷ 13 = 0.442308, down 2.75 ÷ 13 = 0.211538, score 0.230769,
  // variance (0.653846 − 0.053254) ÷ 13 = 0.046199, its root 0.214940, times 1.96 = 0.421283.
  const found = netScoreInterval(tally(5, 3, 2))!;
  expect(found.low).toBeCloseTo(-0.190514, 5);
  expect(found.high).toBeCloseTo(0.652052, 5);
  // 100 answers, 60, 25, 15: 103 with the three; 60.75, 15.75; score 0.436893; variance (0.742718 − 0.190876) ÷ 103 = 0.0053577.
  const larger = netScoreInterval(tally(60, 25, 15))!;
  expect(larger.low).toBeCloseTo(0.293427, 4);
  expect(larger.high).toBeCloseTo(0.580359, 4);
});

test("an interval holds its score, also of one answer and of a thousand that are all the same", () => {
  expect(netScoreInterval(tally(1, 0, 0))!.high).toBe(1);
  const part = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(part, part, part, (promoters, passives, detractors) => {
      const it = tally(promoters, passives, detractors);
      const [score, interval] = [netScore(it), netScoreInterval(it)];
      if (score === null || !interval) return score === interval;
      return interval.low <= score && interval.low >= -1 && interval.high <= 1 && interval.high >= score;
    }),
  );
});

test("two net scores differ where zero is left out, and exactly there the chance is below 5%", () => {
  const far = netScoreDifference(tally(60, 25, 15), tally(40, 30, 30))!;
  expect(far.difference).toBeCloseTo(0.35, 12);
  // 0.436893 − 10 ÷ 103 = 0.339806; variances 0.0053577 + 0.0066480; the root 0.109571, times 1.96 = 0.214759; z 3.1012.
  expect(far.low).toBeCloseTo(0.125047, 5);
  expect(far.chance).toBeCloseTo(0.00193, 5);
  expect(netScoreDifference(tally(5, 3, 2), tally(4, 3, 3))!.chance).toBeGreaterThan(0.5);
  expect(netScoreDifference(tally(0, 0, 0), tally(4, 3, 3))).toBeNull();
  const part = fc.integer({ min: 0, max: 200 });
  const any = fc.tuple(part, part, part).map(([a, b, c]) => tally(a, b, c));
  fc.assert(
    fc.property(any, any, (one, other) => {
      const found = netScoreDifference(one, other);
      return (
        !found ||
        found.chance < 0.0499 === (found.low > 0.0005 || found.high < -0.0005) ||
        // So far does the chance move along those 0.0005 where two hundred all said the same: 0.0073.
        Math.abs(found.chance - 0.05) < 0.008
      );
    }),
  );
});

test("shares apart: the chance is that of the interval which just reaches zero", () => {
  const found = sharesApart({ hits: 56, n: 70 }, { hits: 48, n: 80 })!;
  expect(found.difference).toBeCloseTo(0.2, 12);
  expect(found.low).toBeCloseTo(0.0524, 3);
  expect(found.chance).toBeGreaterThan(0.005);
  expect(found.chance).toBeLessThan(0.011);
  expect(sharesApart({ hits: 5, n: 10 }, { hits: 5, n: 10 })!.chance).toBe(1);
  expect(sharesApart({ hits: 0, n: 0 }, { hits: 5, n: 10 })).toBeNull();
});

test("means apart: the chance is R's, t.test(extra ~ group, data = sleep): p = 0.07939", () => {
  const one = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
  const other = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
  expect(meansApart(one, other)!.chance).toBeCloseTo(0.07939, 5);
  expect(meansApart(sampleOf([3, 3]), sampleOf([3, 3]))!.chance).toBe(1);
});

test("values that were counted are the same sample as written out", () => {
  const counted = sampleOfCounts([
    [7, 3],
    [5, 1],
    [2, 2],
  ]);
  const written = sampleOf([7, 7, 7, 5, 2, 2]);
  expect(counted.n).toBe(6);
  expect(counted.mean).toBeCloseTo(written.mean, 12);
  expect(counted.deviation).toBeCloseTo(written.deviation, 12);
});

test("Holm's correction equals R's p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), 'holm'), in any order", () => {
  const rounded = (chances: number[]) => holm(chances).map((chance) => Math.round(chance * 1e6) / 1e6);
  expect(rounded([0.01, 0.02, 0.03, 0.04, 0.05])).toEqual([0.05, 0.08, 0.09, 0.09, 0.09]);
  expect(rounded([0.04, 0.005, 0.9])).toEqual([0.08, 0.015, 0.9]);
  expect(holm([])).toEqual([]);
});
