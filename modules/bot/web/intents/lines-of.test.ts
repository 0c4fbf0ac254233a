import { expect, test } from "vitest";
import { linesOf } from "./lines-of.ts";

test("lines of a pasted list become examples, each once", () => {
  expect(linesOf("- سفارشم کجاست\r\n۲. بسته‌ام نرسید\n\n  سفارشم کجاست  \n* where is it")).toEqual([
    "سفارشم کجاست",
    "بسته‌ام نرسید",
    "where is it",
  ]);
});

test("a number that belongs to the sentence stays", () => {
  expect(linesOf("2 عدد خریدم\n10% تخفیف")).toEqual(["2 عدد خریدم", "10% تخفیف"]);
});

test("what is too long is cut to what can be kept", () => {
  expect(linesOf("x".repeat(900))[0]).toHaveLength(500);
});
