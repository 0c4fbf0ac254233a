import { expect, test } from "vitest";
import { periodsOf } from "./report-times.ts";

const tehran = { timeZone: "Asia/Tehran", calendar: "jalali" } as const;

// 2026-11-26 is Thursday, 5 Azar 1405; Tehran is three and a half hours ahead.
test("the month before the last is a whole month of the same calendar", () => {
  expect(periodsOf("month", new Date("2026-11-26T10:00:00Z"), tehran)).toEqual({
    now: { period: "last-month", calendar: "jalali" },
    before: { from: "2026-09-23", to: "2026-10-22" },
  });
  expect(periodsOf("week", new Date(), tehran).before).toEqual({ period: "7d-ending-8d-ago" });
});
