import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  calendarDays,
  dayNumberOf,
  dayNumberOfIso,
  dayNumberOfJalali,
  gregorianMonthLength,
  gregorianOf,
  isoOfDayNumber,
  jalaliMonthLength,
  jalaliMonthOf,
  jalaliOf,
} from "./index.ts";

type Pair = { g: [number, number, number]; j: [number, number, number] };
const vectors = new URL("../../../shared/data/jalali_vectors/", import.meta.url);

test.skipIf(!existsSync(vectors))("published pairs of days agree (left out where shared/data is missing)", () => {
  const known = JSON.parse(readFileSync(new URL("known_pairs.json", vectors), "utf8")) as Pair[];
  const packed = readFileSync(new URL("gregorian_jalali_pairs.json.gz", vectors));
  const made = JSON.parse(gunzipSync(packed).toString()) as Pair[];
  for (const { g, j } of [...known, ...made]) {
    const { year, month, day } = jalaliOf(dayNumberOf(...g));
    expect([year, month, day]).toEqual(j);
    expect(dayNumberOfJalali(...j)).toBe(dayNumberOf(...g));
  }
  expect(made.length).toBeGreaterThan(5000);
});

test("Nowruz and leap days of our years", () => {
  expect(jalaliOf(dayNumberOfIso("2024-03-20"))).toEqual({ year: 1403, month: 1, day: 1 });
  expect(jalaliOf(dayNumberOfIso("2025-03-20"))).toEqual({ year: 1403, month: 12, day: 30 });
  expect(jalaliMonthLength(1403, 12)).toBe(30);
  expect(jalaliMonthLength(1404, 12)).toBe(29);
  expect(jalaliMonthLength(1404, 13)).toBe(0);
});

test("the days of 1850–2150 follow each other without a gap", () => {
  let before = jalaliOf(dayNumberOfIso("1849-12-31"));
  let count = 0;
  for (const { jalaliYear: year, jalaliMonth: month, jalaliDay: day } of calendarDays("1850-01-01", "2150-12-31")) {
    const follows =
      (year === before.year && month === before.month && day === before.day + 1) ||
      (day === 1 && before.day === jalaliMonthLength(before.year, before.month) && month === (before.month % 12) + 1);
    if (!follows) expect({ year, month, day }).toBe("the day after the one before");
    before = { year, month, day };
    count++;
  }
  expect(count).toBe(dayNumberOfIso("2150-12-31") - dayNumberOfIso("1850-01-01") + 1);
});

test("a month's number can be subtracted", () => {
  expect(jalaliMonthOf("2024-03-20") - jalaliMonthOf("2024-03-19")).toBe(1);
  expect(jalaliMonthOf(new Date("2024-03-20T00:00:00Z"))).toBe(1403 * 12);
});

test("any day survives the way there and back, in both calendars", () => {
  fc.assert(
    fc.property(fc.integer({ min: -500_000, max: 600_000 }), (number) => {
      const { year, month, day } = gregorianOf(number);
      expect(dayNumberOf(year, month, day)).toBe(number);
      expect(new Date(number * 86_400_000).getUTCDate()).toBe(day);
      expect(day).toBeLessThanOrEqual(gregorianMonthLength(year, month));
      const jalali = jalaliOf(number);
      expect(dayNumberOfJalali(jalali.year, jalali.month, jalali.day)).toBe(number);
      expect(jalali.day).toBeLessThanOrEqual(jalaliMonthLength(jalali.year, jalali.month));
    }),
  );
  expect(isoOfDayNumber(dayNumberOfIso("0000-02-29"))).toBe("0000-02-29");
});
