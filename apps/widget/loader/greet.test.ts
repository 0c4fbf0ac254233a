import { expect, test } from "vitest";
import { nameOf, ruleFor } from "./greet.ts";

const rule = (path: string) => ({ path, after_seconds: 5, text: { fa: `درود ${path}`, en: `hello ${path}` } });
const rules = [rule("/"), rule("/shop"), rule("/shop/vases")];

test("the page's closest greeting is said, and one that was waved away is not said again", () => {
  expect(ruleFor("/shop/vases/7", rules, [])).toBe(rules[2]);
  expect(ruleFor("/shop/vases/7", rules, [nameOf(rules[2]!)])).toBe(rules[1]);
  expect(ruleFor("/about", rules, [])).toBe(rules[0]);
  expect(ruleFor("/about", rules, [nameOf(rules[0]!)])).toBeNull();
  expect(ruleFor("/about", [], [])).toBeNull();
});
