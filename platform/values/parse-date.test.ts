import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf } from "../i18n/calendar.ts";
import { toPersianDigits } from "../i18n/digits.ts";
import { guessDateFormat, isDateFormat, parseDate, parseDay } from "./index.ts";

const tehran = "Asia/Tehran";
const instant = (text: string, format = "auto", zone = tehran) => {
  const found = parseDate(text, format, zone);
  return found instanceof Date ? found.toISOString() : found;
};

test.each([
  ["2024-05-12T08:26:00.123Z", "2024-05-12T08:26:00.123Z"],
  ["2024-05-12T08:26:00+03:30", "2024-05-12T04:56:00.000Z"],
  ["2024-05-12 08:26", "2024-05-12T04:56:00.000Z"],
  ["2024-05-12 08:26:00 UTC", "2024-05-12T08:26:00.000Z"],
  ["20240512", "2024-05-11T20:30:00.000Z"],
  ["20240512082600", "2024-05-12T04:56:00.000Z"],
  ["1403/05/12", "2024-08-01T20:30:00.000Z"],
  ["۱۴۰۳/۰۵/۱۲، ۱۴:۳۰", "2024-08-02T11:00:00.000Z"],
  ["14030512", "2024-08-01T20:30:00.000Z"],
  ["12-05-1403", "2024-08-01T20:30:00.000Z"],
  [" 13/05/2024   2:05 PM ", "2024-05-13T10:35:00.000Z"],
  ["5/13/2024 12:00 am", "2024-05-12T20:30:00.000Z"],
  ["7/7/2024", "2024-07-06T20:30:00.000Z"],
])("%s is understood by itself", (text, expected) => {
  expect(instant(text)).toBe(expected);
});

test.each([
  ["12/05/2024", "DD/MM/YYYY", "2024-05-11T20:30:00.000Z"],
  ["12/05/2024 10:00", "MM/DD/YYYY", "2024-12-05T06:30:00.000Z"],
  ["2024-5-1 8:05", "YYYY-MM-DD HH:mm[:ss]", "2024-05-01T04:35:00.000Z"],
  ["2024-05-01 08:05:09", "YYYY-MM-DD HH:mm[:ss]", "2024-05-01T04:35:09.000Z"],
  ["01.05.2024", "dd.MM.yyyy", "2024-04-30T20:30:00.000Z"],
  ["19970101", "%Y%m%d", "1996-12-31T20:30:00.000Z"],
  ["1403/05/12", "jYYYY/jMM/jDD", "2024-08-01T20:30:00.000Z"],
  ["1715505960", "unix", "2024-05-12T09:26:00.000Z"],
  ["1715505960123", "unix_ms", "2024-05-12T09:26:00.123Z"],
])("%s is read as %s when told so", (text, format, expected) => {
  expect(instant(text, format)).toBe(expected);
});

test("what is no date says why", () => {
  expect(instant("12/05/2024")).toBe("ambiguous_date");
  for (const text of ["", "علی", "2024-02-30", "1404/12/30", "2024-05-12 25:00", "20241301", "0001-13-01"])
    expect(instant(text)).toBe("unreadable_date");
  expect(instant(`2024${" ".repeat(50)}x`, `YYYY-MM-DD${"[ ]".repeat(16)}`)).toBe("unreadable_date");
  for (const text of ["0000-01-01", "9999-12-31", "1899-12-31", "2201-01-01", "00000101"])
    expect(instant(text)).toBe("implausible_date");
  expect(instant("99999999999999", "unix")).toBe("implausible_date");
  expect(instant("2024-05-12", "no format")).toBe("unreadable_date");
  expect([
    isDateFormat("DD/MM/YYYY"),
    isDateFormat("DD/MM"),
    isDateFormat("[YYYY-MM-DD"),
    isDateFormat("auto"),
  ]).toEqual([true, false, false, true]);
});

test("clocks that change: a skipped midnight is an hour later, an hour that comes twice is its first", () => {
  expect(instant("2022-03-22")).toBe("2022-03-21T20:30:00.000Z");
  expect(instant("2022-09-21 23:30")).toBe("2022-09-21T19:00:00.000Z");
  expect(instant("2024-03-31 02:30", "auto", "Europe/Berlin")).toBe("2024-03-31T01:30:00.000Z");
  expect(instant("2024-10-27 02:30", "auto", "Europe/Berlin")).toBe("2024-10-27T00:30:00.000Z");
});

test("a day is a day, whatever its time and zone", () => {
  expect(parseDay("2024-05-12T23:59:00-10:00")).toBe("2024-05-12");
  expect(parseDay("۱۴۰۳/۰۱/۰۱")).toBe("2024-03-20");
  expect(parseDay("12/05/2024", "MM/DD/YYYY")).toBe("2024-12-05");
});

test("a column shows its format where one value can", () => {
  expect(guessDateFormat(["1/2/2024", "3/14/2024"])).toBe("MM/DD/YYYY");
  expect(guessDateFormat(["1/2/2024", "14/3/2024 10:00"])).toBe("DD/MM/YYYY");
  expect(guessDateFormat(["1/2/2024"])).toBe("DD/MM/YYYY");
  expect(guessDateFormat(["2024-01-02", ""])).toBe("auto");
});

test("any time of any zone is the same as the slow way gives", () => {
  const clock = fc.record({
    year: fc.integer({ min: 1901, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  });
  const zone = fc.constantFrom(
    tehran,
    "UTC",
    "America/New_York",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Africa/Casablanca",
  );
  fc.assert(
    fc.property(clock, zone, fc.boolean(), (at, timeZone, inPersian) => {
      const two = (value: number) => String(value).padStart(2, "0");
      const text = `${at.year}-${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}`;
      const expected = instantOf(at, timeZone).toISOString();
      expect(instant(inPersian ? toPersianDigits(text) : text, "auto", timeZone)).toBe(expected);
    }),
  );
});

test("any text with any format: a plausible date or a code, never an exception", () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(..."0123456789/-:. TZ+۰۱۴") }),
    fc.string({ unit: "binary" }),
  );
  const format = fc.oneof(fc.constant("auto"), fc.string({ unit: fc.constantFrom(..."YMDHhmsAZ[]/- .jd%T\\(") }));
  fc.assert(
    fc.property(text, format, (wild, asked) => {
      const found = parseDate(wild, asked, tehran);
      if (found instanceof Date) expect(Math.abs(found.getUTCFullYear() - 2050)).toBeLessThanOrEqual(151);
      else expect(found).toMatch(/_date$/);
      isDateFormat(asked);
      parseDay(wild, asked);
    }),
    { numRuns: 3000 },
  );
});
