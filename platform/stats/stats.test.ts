import fc from "fast-check";
import { expect, test } from "vitest";
import { meanInterval, median, poissonInterval, quantile, tQuantile, wilson } from "./index.ts";

test("Wilson's interval equals Newcombe's published ones (1998, Statistics in Medicine 17, table I)", () => {
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [successes, n, low, high] of published as [number, number, number, number][]) {
    const found = wilson(successes, n, 1.959964)!;
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  }
  expect(wilson(0, 0)).toBeNull();
});

test("Student's t equals the printed tables", () => {
  const printed = [
    [0.95, 1, 12.706],
    [0.95, 5, 2.571],
    [0.99, 10, 3.169],
    [0.95, 30, 2.042],
    [0.95, 120, 1.98],
    [0.9, 4, 2.132],
  ];
  for (const [confidence, freedom, t] of printed as [number, number, number][])
    expect(tQuantile(confidence, freedom)).toBeCloseTo(t, 3);
  expect(tQuantile(0.95, 1e6)).toBeCloseTo(1.959966, 5);
});

test("the interval of a mean", () => {
  // NIST/SEMATECH e-Handbook 1.3.5.2: heat flow meter, n = 195, mean 9.261460, s 0.022789.
  const found = meanInterval(9.26146, 0.022789, 195)!;
  expect(found.low).toBeCloseTo(9.258242, 5);
  expect(found.high).toBeCloseTo(9.264679, 5);
  expect(meanInterval(3, 0, 1)).toBeNull();
});

test("Garwood's interval equals the published ones", () => {
  const published = [
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [5, 1.6235, 11.6683],
    [10, 4.7954, 18.3904],
    [100, 81.3639, 121.6271],
  ];
  for (const [count, low, high] of published as [number, number, number][]) {
    const found = poissonInterval(count);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  }
});

test("quantiles are of type 7", () => {
  // R: quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .9), type = 7)
  const values = [16, 1, 8, 2, 4];
  expect([0.1, 0.25, 0.5, 0.9].map((share) => quantile(values, share))).toEqual([1.4, 2, 4, 12.8]);
  expect(median([1, 2, 3, 10])).toBe(2.5);
  expect(median([])).toBeNull();
  expect(values).toEqual([16, 1, 8, 2, 4]);
});

test("an interval holds its estimate and never leaves the possible", () => {
  const counts = fc
    .integer({ min: 1, max: 1e6 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, ([successes, n]) => {
      const { low, high } = wilson(successes, n)!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / n);
      expect(high).toBeGreaterThanOrEqual(successes / n);
      const rate = poissonInterval(successes);
      expect(rate.low).toBeLessThanOrEqual(successes);
      expect(rate.high).toBeGreaterThan(successes);
    }),
  );
});
