import { expect, test } from "vitest";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { writeDay, writeLength, writeReturn, writeSize, writeTime, writeWait } from "./write-times.ts";

const at = (day: number, hour = 14, minute = 5) => new Date(2026, 10, day, hour, minute).getTime();
const now = at(26);

test("days are near ones by name, then with their weekday, then with their year, in the reader's calendar", () => {
  const days = [now, at(25), at(23), new Date(2025, 10, 23).getTime()];
  expect(days.map((day) => writeDay(day, now, "fa", fa))).toEqual(["امروز", "دیروز", "دوشنبه ۲ آذر", "۲ آذر ۱۴۰۴"]);
  expect(days.map((day) => writeDay(day, now, "en", en))).toEqual([
    "Today",
    "Yesterday",
    "Monday 23 November",
    "23 November 2025",
  ]);
});

test("times have 24 hours and the digits of the language", () => {
  expect([writeTime(now, "fa"), writeTime(at(26, 0, 7), "fa"), writeTime(at(26, 0, 7), "en")]).toEqual([
    "۱۴:۰۵",
    "۰۰:۰۷",
    "00:07",
  ]);
  expect([writeLength(42.9, "fa"), writeLength(605, "en")]).toEqual(["۰:۴۲", "10:05"]);
});

test("a return is said by its hour, its weekday, or its date", () => {
  const when = (day: number) => new Date(at(day, 9, 0)).toISOString();
  expect(writeReturn(new Date(at(26, 17, 0)).toISOString(), now, "fa", fa)).toBe("ساعت ۱۷:۰۰");
  expect(writeReturn(when(28), now, "fa", fa)).toBe("شنبه، ۰۹:۰۰");
  expect(writeReturn(when(28), now, "en", en)).toBe("Saturday, 09:00");
  expect(writeReturn(new Date(2026, 11, 10, 9).toISOString(), now, "fa", fa)).toBe("پنجشنبه ۱۹ آذر، ۰۹:۰۰");
});

test("a usual wait is never said shorter than it is", () => {
  expect([20, 61, 240, 3_601, 100_000].map((seconds) => writeWait(seconds, "en", en))).toEqual([
    "Usually answers in under a minute",
    "Usually answers in 2 minutes",
    "Usually answers in 4 minutes",
    "Usually answers in 2 hours",
    "Usually takes more than a day",
  ]);
  expect(writeWait(240, "fa", fa)).toBe("معمولاً تا ۴ دقیقه پاسخ می‌دهیم");
});

test("sizes are rounded as people say them", () => {
  expect([writeSize(800, "en", en), writeSize(123_456, "en", en), writeSize(1_240_000, "fa", fa)]).toEqual([
    "800 bytes",
    "123 kB",
    "۱٫۲ مگابایت",
  ]);
});
