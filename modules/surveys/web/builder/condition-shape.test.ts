import { expect, test } from "vitest";
import { definition, holds } from "../../contract.ts";
import { beginComparison, comparisonsFor, keptOf, saidOf } from "./condition-shape.ts";

const [scale, choice] = definition.parse({
  languages: ["fa"],
  sections: [
    {
      key: "s",
      questions: [
        { key: "q", type: "scale", title: { fa: "؟" }, from: 0, to: 10, score: "nps" },
        { key: "c", type: "choice", title: { fa: "؟" }, options: [{ key: "a", title: { fa: "الف" } }] },
      ],
    },
  ],
}).sections[0]!.questions;

test("less than seven is kept as at most six, holds for six alone, and is said as it was", () => {
  const kept = keptOf("q", "below", 7);
  expect(kept).toEqual({ of: "q", is: "at_most", value: 6 });
  expect(saidOf(kept, scale)).toEqual({ is: "below", value: 7 });
  const condition = { match: "all" as const, of: [kept] };
  expect([holds(condition, { q: 6 }), holds(condition, { q: 7 }), holds(condition, {})]).toEqual([true, false, false]);
});

test("what a comparison begins as can be said of its question", () => {
  for (const question of [scale, choice, undefined])
    expect(comparisonsFor(question)).toContain(saidOf(beginComparison(question), question).is);
});
