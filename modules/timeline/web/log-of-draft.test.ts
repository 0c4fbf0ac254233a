import fc from "fast-check";
import { expect, test } from "vitest";
import { dayGroups } from "./day-groups.ts";
import { logOf, readTime, whenOf } from "./log-of-draft.ts";

const zone = "Asia/Tehran";
// Ten past two in the afternoon of Saturday 1 Azar 1404 in Tehran.
const now = new Date("2025-11-22T10:40:00Z");

test("a time is read as people type it, in Persian and Latin digits", () => {
  expect(readTime("۱۴:۰۵")).toEqual({ hour: 14, minute: 5 });
  expect(readTime("1405")).toEqual({ hour: 14, minute: 5 });
  expect(readTime(" 9 ")).toEqual({ hour: 9, minute: 0 });
  expect(readTime("۹.۳۰")).toEqual({ hour: 9, minute: 30 });
  for (const wrong of ["", "25:00", "9:75", "noon", "9:5:3", "-1"]) expect(readTime(wrong)).toBeNull();
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readTime(text);
      expect(read === null || (read.hour < 24 && read.minute < 60)).toBe(true);
    }),
  );
});

test("without a day or time it happened now; a time alone is today's; a day alone is its noon, on the brand's clock", () => {
  expect(whenOf({ day: null, time: "" }, zone, now)).toBeUndefined();
  expect(whenOf({ day: "2025-11-22", time: " " }, zone, now)).toBeUndefined();
  expect(whenOf({ day: null, time: "۸:۳۰" }, zone, now)).toEqual(new Date("2025-11-22T05:00:00Z"));
  expect(whenOf({ day: "2025-11-20", time: "" }, zone, now)).toEqual(new Date("2025-11-20T08:30:00Z"));
  expect(whenOf({ day: "2025-11-20", time: "23:59" }, zone, now)).toEqual(new Date("2025-11-20T20:29:00Z"));
});

test("what was left empty is not sent", () => {
  const draft = {
    what: "visit",
    text: " آمد ",
    direction: "in",
    feeling: null,
    day: null,
    time: "",
    partner: " ",
    channel: null,
    touchpoint: null,
    extra: {},
  } as const;
  expect(logOf(draft, zone, now)).toEqual({ what: "visit", text: "آمد", direction: "in" });
  expect(logOf({ ...draft, feeling: 0, partner: "رشت", touchpoint: "store" }, zone, now)).toMatchObject({
    feeling: 0,
    partner: "رشت",
    touchpoint: "store",
  });
});

test("entries stand under their day of the brand, which ends at its own midnight", () => {
  const rows = ["2025-03-20T20:30:00.000Z", "2025-03-20T20:29:59.999Z", "2025-03-19T20:30:00.000Z"].map(
    (occurred_at) => ({ occurred_at }),
  );
  expect(dayGroups(rows, zone).map(({ day, rows: ofDay }) => [day, ofDay.length])).toEqual([
    ["2025-03-21", 1],
    ["2025-03-20", 2],
  ]);
});
