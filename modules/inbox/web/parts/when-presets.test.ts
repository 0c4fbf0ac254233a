import { expect, test } from "vitest";
import { whenPresets } from "./when-presets.ts";

const of = (now: string) =>
  Object.fromEntries(whenPresets(new Date(now), "Asia/Tehran").map(({ key, at }) => [key, at.toISOString()]));

test("times stand on the brand's clock, soonest first", () => {
  expect(of("2026-11-26T08:00:00Z")).toEqual({
    one_hour: "2026-11-26T09:00:00.000Z",
    two_hours: "2026-11-26T10:00:00.000Z",
    evening: "2026-11-26T14:30:00.000Z",
    tomorrow: "2026-11-27T05:30:00.000Z",
    tomorrow_noon: "2026-11-27T08:30:00.000Z",
    next_week: "2026-11-28T05:30:00.000Z",
    three_days: "2026-11-29T05:30:00.000Z",
  });
  expect(of("2026-11-26T13:00:00Z")["evening"]).toBeUndefined();
});

test("on a Saturday, the next one is a week away", () => {
  expect(of("2026-11-28T08:00:00Z")["next_week"]).toBe("2026-12-05T05:30:00.000Z");
});

test("a time that two words mean is offered once", () => {
  const friday = of("2026-11-27T08:00:00Z");
  expect(friday).toMatchObject({ tomorrow: "2026-11-28T05:30:00.000Z" });
  expect(friday["next_week"]).toBeUndefined();
  const wednesday = of("2026-11-25T08:00:00Z");
  expect(wednesday).toMatchObject({ three_days: "2026-11-28T05:30:00.000Z" });
  expect(wednesday["next_week"]).toBeUndefined();
});
