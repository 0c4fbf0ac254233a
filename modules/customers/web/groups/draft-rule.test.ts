import { expect, test } from "vitest";
import type { Rule } from "../../rule.ts";
import { draftCondition, draftGroup, draftOf, isWhole, ruleOf, withPart } from "./draft-rule.ts";

test("a stored rule comes back from the editor as it was", () => {
  const rules: Rule[] = [
    { all: [{ fact: "city", op: "is", value: "تهران" }] },
    {
      any: [
        { fact: "tags", op: "has_any", value: ["vip"] },
        {
          not: {
            any: [
              { fact: "orders", op: "more", value: 3 },
              { fact: "email", op: "known" },
            ],
          },
        },
      ],
    },
    { not: { all: [{ fact: "revenue", op: "between", value: [1, 2] }] } },
  ];
  for (const rule of rules) expect(ruleOf(draftOf(rule))).toEqual(rule);
});

test("what is half written is left out, and said to be", () => {
  const half = draftCondition({ fact: "city", op: "is" });
  const draft = draftGroup("all", [half, draftCondition({ fact: "orders", op: "more", value: 0 })]);
  expect(ruleOf(draft)).toEqual({ all: [{ fact: "orders", op: "more", value: 0 }] });
  expect(isWhole(draft)).toBe(false);
  expect(isWhole(withPart(draft, half.id, null))).toBe(true);
});

test("a group without parts asks nothing", () => {
  expect(ruleOf(draftGroup("any", [draftGroup("none", [])]))).toEqual({ all: [] });
});
