import { expect, test } from "vitest";
import { waited } from "./waited.ts";

const now = Date.parse("2026-11-26T08:00:00Z");

test.each([
  ["2026-11-26T07:57:10Z", 2, "minutes", "calm"],
  ["2026-11-26T07:30:00Z", 30, "minutes", "warning"],
  ["2026-11-26T03:30:00Z", 4, "hours", "bad"],
  ["2026-11-23T08:00:00Z", 3, "days", "bad"],
  ["2026-11-26T08:00:30Z", 0, "minutes", "calm"],
])("since %s: %i %s, %s", (since, count, unit, tone) => {
  expect(waited(since, now)).toMatchObject({ count, unit, tone });
});
