import fc from "fast-check";
import { expect, test } from "vitest";
import { rateRiseChance } from "./rate-rise.ts";

/** The same by adding up the binomial. */
function byAddingUp(now: number, before: number, share: number): number {
  const n = now + before;
  let sum = 0;
  for (let k = now; k <= n; k++) {
    let ways = 1;
    for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
    sum += ways * share ** k * (1 - share) ** (n - k);
  }
  return sum;
}

test("is the tail of the binomial", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 30 }), (now, before) => {
      const chance = rateRiseChance({ now, span: 1, before, spanBefore: 28 });
      expect(chance).toBeCloseTo(byAddingUp(now, before, 1 / 29), 10);
    }),
  );
});

test("nothing now is no rise, and twice as many now are less likely", () => {
  expect(rateRiseChance({ now: 0, span: 1, before: 3, spanBefore: 28 })).toBe(1);
  const chances = [1, 2, 4, 8].map((now) => rateRiseChance({ now, span: 1, before: 14, spanBefore: 28 }));
  expect(chances).toEqual([...chances].sort((a, b) => b - a));
});
