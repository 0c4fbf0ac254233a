import { expect, test } from "vitest";
import { monthOf, monthStarts, monthText } from "./months.ts";
import { readDay, resolvePeriod } from "./period.ts";

const today = "2026-11-24"; // 3 Azar 1405
const facts = { from: "1997-01-01", to: "1998-06-30" };
const asked = (period: string, calendar: "jalali" | "gregorian" = "jalali") =>
  resolvePeriod({ period }, today, calendar, facts);

test("days of both calendars are read, in any digits", () => {
  expect(readDay("2024-03-20", "from")).toBe("2024-03-20");
  expect(readDay("۱۴۰۳/۱/۱", "from")).toBe("2024-03-20");
  for (const text of ["1403-07-31", "2023-02-29", "1849-12-31", "20240320", ""]) {
    expect(() => readDay(text, "from")).toThrow("metric_day_unreadable");
  }
});

test("named periods end today and follow the calendar", () => {
  expect(asked("30d")).toEqual({ from: "2026-10-26", to: today });
  expect(asked("28d-ending-1d-ago")).toEqual({ from: "2026-10-27", to: "2026-11-23" });
  expect(asked("this-month")).toEqual({ from: "2026-11-22", to: today });
  expect(asked("last-month")).toEqual({ from: "2026-10-23", to: "2026-11-21" });
  expect(asked("last-month", "gregorian")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
  expect(asked("12-months")).toEqual({ from: "2025-12-22", to: today });
  expect(asked("last-year")).toEqual({ from: "2025-03-21", to: "2026-03-20" });
});

test("all there is ends with the month of the last fact, in the longer of both calendars", () => {
  expect(asked("all")).toEqual({ from: "1997-01-01", to: "1998-07-22" });
  expect(resolvePeriod({}, today, "jalali", { from: "2026-11-01", to: "2027-05-01" })).toEqual({
    from: "2026-11-01",
    to: today,
  });
  expect(resolvePeriod({}, today, "jalali", null)).toEqual({ from: today, to: today });
  expect(resolvePeriod({ from: "2026-12-01" }, today, "jalali", facts)).toEqual({
    from: "2026-12-01",
    to: "2026-12-01",
  });
});

test("months follow each other over the turn of a year", () => {
  expect(monthStarts("2024-02-25", "2024-04-25", "jalali")).toEqual(["2024-02-20", "2024-03-20", "2024-04-20"]);
  expect(monthText(monthOf("2024-03-19", "jalali"))).toBe("1402-12");
});
