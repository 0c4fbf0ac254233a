import fc from "fast-check";
import { expect, test } from "vitest";
import { usualContactRules } from "../../contract.ts";
import { reachedCap } from "./caps.ts";
import { quietHoursOf, quietUntil } from "./quiet-hours.ts";

const night = { from: "21:00", to: "08:00" };
const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);

test("quiet hours follow the brand's clock and may go over midnight", () => {
  const zone = "Asia/Tehran"; // three and a half hours ahead
  expect(quietUntil(night, zone, at("17:29"))).toBeNull();
  expect(quietUntil(night, zone, at("17:30"))).toEqual(new Date("2026-11-23T04:30:00Z"));
  expect(quietUntil(night, zone, at("04:29"))).toEqual(at("04:30"));
  expect(quietUntil(night, zone, at("04:30"))).toBeNull();
  const siesta = { from: "13:00", to: "16:00" };
  expect(quietUntil(siesta, "UTC", at("13:00"))).toEqual(at("16:00"));
  expect(quietUntil(siesta, "UTC", at("16:00"))).toBeNull();
});

test("the end of quiet hours always comes later and is not quiet, also where clocks change", () => {
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const two = (value: number) => String(value).padStart(2, "0");
    return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
  });
  const moments = fc.date({ min: new Date("2026-03-20"), max: new Date("2026-11-10"), noInvalidDate: true });
  const zones = fc.constantFrom("Asia/Tehran", "Europe/Berlin", "America/New_York", "UTC");
  fc.assert(
    fc.property(clock, clock, moments, zones, (from, to, now, zone) => {
      fc.pre(from !== to);
      const until = quietUntil({ from, to }, zone, now);
      if (!until) return;
      expect(until.getTime()).toBeGreaterThan(now.getTime());
      expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
    }),
  );
});

test("a channel's own quiet hours come before the brand's", () => {
  const rules = { ...usualContactRules, quietByChannel: { email: null, phone: { from: "18:00", to: "09:00" } } };
  expect(quietHoursOf(rules, "email")).toBeNull();
  expect(quietHoursOf(rules, "phone")?.from).toBe("18:00");
  expect(quietHoursOf(rules, "sms")).toEqual(rules.quietHours);
  expect(quietHoursOf(rules, "constructor")).toEqual(rules.quietHours);
});

test("a cap is reached by what lies within its days, on its channel, and says when a place is free", () => {
  const now = at("12:00");
  const sent = [1, 2, 9].map((days) => ({
    channel: days === 2 ? "email" : "sms",
    purpose: "marketing" as const,
    at: new Date(now.getTime() - days * 86_400_000),
  }));
  const asked = { channel: "sms", purpose: "marketing", now } as const;
  const cap = { purpose: "marketing", channel: null, most: 2, days: 7 } as const;
  expect(reachedCap([cap], sent, asked)?.until).toEqual(new Date(now.getTime() + 5 * 86_400_000));
  expect(reachedCap([{ ...cap, most: 3 }], sent, asked)).toBeNull();
  expect(reachedCap([{ ...cap, channel: "sms" }], sent, asked)).toBeNull();
  expect(reachedCap([{ ...cap, channel: "sms", most: 1 }], sent, asked)?.until).toEqual(
    new Date(now.getTime() + 6 * 86_400_000),
  );
  expect(reachedCap([cap], sent, { ...asked, purpose: "survey" })).toBeNull();
  expect(reachedCap([cap, { ...cap, most: 0 }], [], asked)).toEqual({ cap: { ...cap, most: 0 } });
});
