import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDate, isoDay } from "../i18n/index.ts";
import { readDay } from "./read-day.ts";

test("days are understood as people type them", () => {
  for (const text of ["۱۴۰۵/۰۹/۰۱", "1405-9-1", "١٤٠٥.٩.١", "14050901", " 1405 / 9 / 1 "]) {
    expect(readDay(text, "jalali")).toBe("2026-11-22");
  }
  expect(readDay("2026-11-22", "gregorian")).toBe("2026-11-22");
});

test("a year that only the other calendar can mean is read in that one", () => {
  expect(readDay("1990/5/3", "jalali")).toBe("1990-05-03");
  expect(readDay("1369/2/13", "gregorian")).toBe("1990-05-03");
});

test("what is no day is refused", () => {
  for (const text of ["", "دیروز", "1405/13/1", "1404/12/30", "2025-02-29", "1405/9"])
    expect(readDay(text, "jalali")).toBeNull();
});

test("every day reads back as it is written, and wild text never throws", () => {
  const days = fc.date({ min: new Date("1800-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.constantFrom("jalali" as const, "gregorian" as const), (date, calendar) => {
      const iso = isoDay({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
      const written = formatDate(iso, { language: "fa", calendar, timeZone: "UTC" }, "short");
      expect(readDay(written, calendar)).toBe(iso);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => readDay(text, "jalali") === null || true));
});
