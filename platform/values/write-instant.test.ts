import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalNumber, parseDate, parseDecimal, writeInstant } from "./index.ts";

test("an instant is written on the clock of its zone", () => {
  const instant = new Date("2026-01-24T20:30:00Z");
  expect(writeInstant(instant, "Asia/Tehran")).toBe("2026-01-25T00:00:00+03:30");
  expect(writeInstant(instant, "America/New_York")).toBe("2026-01-24T15:30:00-05:00");
  expect(writeInstant(new Date("2026-01-24T20:30:00.045Z"), "UTC")).toBe("2026-01-24T20:30:00.045+00:00");
});

test("what was written is read as the same instant, in whichever zone", () => {
  const zones = fc.constantFrom("Asia/Tehran", "America/New_York", "Europe/London", "Asia/Kathmandu", "UTC");
  const instants = fc.date({ min: new Date("1900-01-02Z"), max: new Date("2200-12-30Z"), noInvalidDate: true });
  fc.assert(
    fc.property(instants, zones, zones, (instant, there, here) => {
      expect(parseDate(writeInstant(instant, there), "auto", here)).toEqual(instant);
    }),
  );
});

test("a decimal becomes a number only where nothing is lost", () => {
  expect(decimalNumber("11.70")).toBe(11.7);
  expect(decimalNumber("0.0000001")).toBe("0.0000001");
  expect(decimalNumber("12345678901234567")).toBe("12345678901234567");
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12), (digits, places) => {
      const text = parseDecimal(`${digits}e-${places}`) as string;
      expect(parseDecimal(String(decimalNumber(text)))).toBe(text);
    }),
  );
});
