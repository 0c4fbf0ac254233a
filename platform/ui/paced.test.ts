import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paced } from "./paced.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first is told at once, a stream that never rests at its pace, and the last of it too", () => {
  const told: number[] = [];
  const began = performance.now();
  const { ask } = paced(() => told.push(performance.now() - began), 1000);
  for (let n = 0; n < 250; n++) {
    ask();
    vi.advanceTimersByTime(10);
  }
  vi.runAllTimers();
  expect(told).toEqual([0, 1000, 2000, 3000]);
  ask();
  vi.runAllTimers();
  expect(told).toHaveLength(5);
});

test("what was asked before the end is not told after it", () => {
  const call = vi.fn();
  const { ask, stop } = paced(call, 100);
  ask();
  stop();
  vi.runAllTimers();
  expect(call).not.toHaveBeenCalled();
});
