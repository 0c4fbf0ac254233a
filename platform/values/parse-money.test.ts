import fc from "fast-check";
import { expect, test } from "vitest";
import { toPersianDigits } from "../i18n/digits.ts";
import { isValueProblem, moneyUnitOf, parseDecimal, parseMoney, parsePrice, sumOfLines } from "./index.ts";
import { valueProblems as english } from "./messages.en.ts";
import { valueProblems as persian } from "./messages.fa.ts";

test.each([
  ["۱٬۲۵۰٫۵۰", "1250.5"],
  ["١٢٣", "123"],
  ["1,234,567.890", "1234567.89"],
  ["1 250 000", "1250000"],
  ["1،250", "1250"],
  ["-12", "-12"],
  ["12-", "-12"],
  ["−۱۲", "-12"],
  ["(12.50)", "-12.5"],
  ["+7", "7"],
  ["007.0", "7"],
  [".5", "0.5"],
  ["-0.00", "0"],
  ["1.5E+3", "1500"],
  ["2e-3", "0.002"],
  ["‎12 ", "12"],
])("%s is the number %s", (text, expected) => {
  expect(parseDecimal(text)).toBe(expected);
});

test("what is no number is refused, never guessed at", () => {
  for (const text of [
    "",
    " ",
    "abc",
    "12,5",
    "1,23",
    "1.234,56",
    "1.2.3",
    "12a",
    "-",
    ".",
    "--1",
    "-1-",
    "0x10",
    "1e",
    "NaN",
    "½%",
  ])
    expect(parseDecimal(text), text).toBe("unreadable_number");
  expect(parseDecimal("1e99")).toBe("number_too_large");
  expect(parseMoney("99999999999999999", "IRR")).toBe("number_too_large");
});

test("money is whole minor units, rounded once, halves away from zero", () => {
  expect(parseMoney("11.77", "USD")).toBe(1177);
  expect(parseMoney("1.005", "USD")).toBe(101);
  expect(parseMoney("-1.005", "USD")).toBe(-101);
  expect(parseMoney("-0.004", "USD")).toBe(0);
  expect(parseMoney("1.2345", "KWD")).toBe(1235);
  expect(parseMoney("1177", "USD", "minor")).toBe(1177);
  expect(parseMoney("$1,234.50", "USD")).toBe(123450);
});

test("rials and tomans, as written or as told", () => {
  expect(parseMoney("۱۲۵٬۰۰۰", "IRR")).toBe(125_000);
  expect(parseMoney("۱۲۵٬۰۰۰", "IRR", "toman")).toBe(1_250_000);
  expect(parseMoney("۱۲۵٬۰۰۰ تومان", "IRR")).toBe(1_250_000);
  expect(parseMoney("125000 ريال", "IRR", "toman")).toBe(125_000);
  expect(moneyUnitOf("irt")).toEqual({ currency: "IRR", unit: "toman" });
  expect(moneyUnitOf("IRHT")).toEqual({ currency: "IRR", unit: "thousand_toman" });
  expect(moneyUnitOf("eur")).toEqual({ currency: "EUR", unit: "major" });
});

test("the sum of an order's lines is rounded once", () => {
  expect(parsePrice("2.555", "GBP")).toBe("255.5");
  const line = { quantity: "1", unitPrice: "255.5" };
  expect(sumOfLines([line, line])).toBe(511);
  expect(sumOfLines([line])).toBe(256);
  expect(
    sumOfLines([
      { quantity: "1.5", unitPrice: "33.3" },
      { quantity: "-2", unitPrice: "10" },
    ]),
  ).toBe(30);
  expect(sumOfLines([])).toBe(0);
  expect(sumOfLines([{ quantity: "999999999", unitPrice: "999999999" }])).toBe("number_too_large");
});

test("every problem has its sentence, and is told from a value", () => {
  expect(Object.keys(english)).toEqual(Object.keys(persian));
  expect([isValueProblem("number_too_large"), isValueProblem("12"), isValueProblem("toString")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("any amount survives the way into text and back, in either digits, with separators", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.boolean(), fc.boolean(), (minor, inPersian, grouped) => {
      const digits = String(Math.abs(minor)).padStart(3, "0");
      const whole = digits.slice(0, -2);
      const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
      const text = `${minor < 0 ? "-" : ""}${shown}.${digits.slice(-2)}`;
      expect(parseMoney(inPersian ? toPersianDigits(text) : text, "USD")).toBe(minor + 0);
    }),
  );
});

test("any text: exact decimal text or a code, never an exception; reading it again changes nothing", () => {
  const nearly = fc.string({ unit: fc.constantFrom(..."0123456789.,-+eE()۱٬٫ $") });
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ unit: "binary" })), (text) => {
      const found = parseDecimal(text);
      const money = parseMoney(text, "IRR", "toman");
      if (typeof money === "number") expect(Number.isSafeInteger(money)).toBe(true);
      if (isValueProblem(found)) return;
      expect(found).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      expect(parseDecimal(found)).toBe(found);
    }),
    { numRuns: 5000 },
  );
});
