import { expect, test } from "vitest";
import { meanDifference, sampleOf, shareDifference } from "./index.ts";

test("Newcombe's interval equals his published ones (1998, Statistics in Medicine 17, table II, method 10)", () => {
  const published: [number, number, number, number, number, number][] = [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [0, 10, 0, 10, -0.2775, 0.2775],
  ];
  for (const [hits, n, hitsBefore, nBefore, low, high] of published) {
    const found = shareDifference({ hits, n }, { hits: hitsBefore, n: nBefore })!;
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  }
  expect(shareDifference({ hits: 0, n: 0 }, { hits: 1, n: 2 })).toBeNull();
});

test("Welch's interval equals R's t.test(sleep)", () => {
  // t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, 95% interval -3.3654832 … 0.2054832
  const one = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
  const other = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
  const found = meanDifference(one, other)!;
  expect(found.low).toBeCloseTo(-3.3654832, 4);
  expect(found.high).toBeCloseTo(0.2054832, 4);
  expect(meanDifference(sampleOf([1]), other)).toBeNull();
});
