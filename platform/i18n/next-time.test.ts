import { expect, test } from "vitest";
import { nextTime, previousTime } from "./next-time.ts";

const tehran = { timeZone: "Asia/Tehran", calendar: "jalali" } as const;
const next = (rule: Parameters<typeof nextTime>[0], now: string) => nextTime(rule, new Date(now), tehran).toISOString();

// 2026-11-26 is Thursday, 5 Azar 1405; Tehran is three and a half hours ahead.
test.each([
  [
    "each day, before its hour",
    { every: "day", weekday: 0, hour: 8 },
    "2026-11-26T04:00:00Z",
    "2026-11-26T04:30:00.000Z",
  ],
  [
    "each day, at its hour: the next day",
    { every: "day", weekday: 0, hour: 8 },
    "2026-11-26T04:30:00Z",
    "2026-11-27T04:30:00.000Z",
  ],
  ["each Saturday", { every: "week", weekday: 6, hour: 9 }, "2026-11-26T10:00:00Z", "2026-11-28T05:30:00.000Z"],
  [
    "each Thursday, its hour over",
    { every: "week", weekday: 4, hour: 0 },
    "2026-11-26T10:00:00Z",
    "2026-12-02T20:30:00.000Z",
  ],
  [
    "each month: the first of Dey",
    { every: "month", weekday: 0, hour: 8 },
    "2026-11-26T10:00:00Z",
    "2026-12-22T04:30:00.000Z",
  ],
] as const)("%s", (_name, rule, now, expected) => {
  expect(next(rule, now)).toBe(expected);
});

test("where a clock skips the hour, it comes an hour later", () => {
  const berlin = { timeZone: "Europe/Berlin", calendar: "gregorian" } as const;
  const at = nextTime({ every: "day", weekday: 0, hour: 2 }, new Date("2026-03-28T20:00:00Z"), berlin);
  expect(at.toISOString()).toBe("2026-03-29T01:00:00.000Z");
});

test.each([
  ["day", "2026-11-25T04:30:00.000Z"],
  ["week", "2026-11-21T04:30:00.000Z"],
  ["month", "2026-11-22T04:30:00.000Z"],
] as const)("each %s: the last time before it comes again", (every, expected) => {
  const rule = { every, weekday: 6, hour: 8 };
  expect(previousTime(rule, new Date("2026-11-26T04:30:00Z"), tehran).toISOString()).toBe(expected);
});
