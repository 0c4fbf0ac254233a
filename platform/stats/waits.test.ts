import fc from "fast-check";
import { expect, test } from "vitest";
import { waitQuantile } from "./waits.ts";

const ended = (...times: number[]) => times.map((time) => ({ time, ended: 1, going: 0 }));
const going = (...times: number[]) => times.map((time) => ({ time, ended: 0, going: 1 }));

test("where all have ended it is the order statistic", () => {
  expect(waitQuantile(ended(5, 1, 3), 0.5).value).toBe(3);
  expect(waitQuantile(ended(4, 1, 2, 3), 0.5).value).toBe(2);
  expect(waitQuantile(ended(...Array.from({ length: 10 }, (_, n) => n + 1)), 0.9).value).toBe(9);
  expect(waitQuantile([], 0.5)).toEqual({ value: null, low: null, high: null });
});

test("the leukaemia trial of Miller (1981): medians of 31 and 23 weeks, as R's survfit tells them", () => {
  const maintained = [...ended(9, 13, 18, 23, 31, 34, 48), ...going(13, 28, 45, 161)];
  expect(waitQuantile(maintained, 0.5)).toMatchObject({ value: 31, high: null });
  const others = [...ended(5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45), ...going(16)];
  expect(waitQuantile(others, 0.5).value).toBe(23);
});

test("who still waits pushes the median up, and may leave it untold", () => {
  expect(waitQuantile([...ended(1, 2, 3), ...going(10)], 0.5).value).toBe(2);
  expect(waitQuantile([...ended(1, 2, 3), ...going(10, 10, 10)], 0.5).value).toBe(3);
  expect(waitQuantile([...ended(1, 2, 3), ...going(10, 10, 10, 10)], 0.5).value).toBeNull();
  expect(waitQuantile([...ended(5), ...going(1, 1, 1, 1)], 0.5).value).toBe(5);
});

test("the quantile lies within its interval, and a later one is not smaller", () => {
  const wait = fc.record({ time: fc.nat(50), ended: fc.nat(3), going: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 30 }), (tally) => {
      const [half, most] = [waitQuantile(tally, 0.5), waitQuantile(tally, 0.9)];
      if (half.value === null) return most.value === null;
      const fits = (half.low ?? half.value) <= half.value && (half.high ?? half.value) >= half.value;
      return fits && (most.value ?? half.value) >= half.value;
    }),
  );
});
