import fc from "fast-check";
import { expect, test } from "vitest";
import { fillBody, renderBody, unknownGaps } from "./fill-gaps.ts";

const letter = (body: string, values: Record<string, string>) => fillBody(renderBody({ body, language: "fa" }), values);

test("gaps are filled, fall back, and leave no double space", () => {
  const body = "سلام {{customer.name|مشتری گرامی}}، **{{ brand.name }}**";
  expect(letter(body, { "customer.name": "مینا", "brand.name": "آفتاب" })).toEqual({
    html: "<p>سلام مینا، <strong>آفتاب</strong></p>",
    empty: 0,
  });
  expect(letter(body, { "brand.name": "آفتاب" }).html).toContain("سلام مشتری گرامی،");
  expect(letter("سلام {{customer.name}} عزیز", {})).toEqual({ html: "<p>سلام عزیز</p>", empty: 1 });
  expect(unknownGaps("{{custmer.name}} {{today}}", (name) => name === "today")).toEqual(["custmer.name"]);
});

test("what stands in a table or a fallback does not break out of it", () => {
  const { html } = letter("| نام | شهر |\n|---|---|\n| {{customer.name|بی|نام}} | {{customer.city}} |", {
    "customer.city": "a | b",
  });
  expect(html.match(/<td>/g)).toHaveLength(2);
  expect(letter("{{x|<img src=x onerror=alert(1)>}}", {}).html).toBe("<p>&lt;img src=x onerror=alert(1)&gt;</p>");
});

test("whatever a customer is called, it is text and no more", () => {
  const wild = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "<script>alert(1)</script>",
      "**x**",
      "[a](javascript:alert(1))",
      "\ue0000\ue001",
      '" onload="x',
      "&lt;b&gt;",
    ),
    fc
      .array(fc.constantFrom("<", ">", "&", '"', "'", "*", "_", "\ue000", "\ue001", "1", "`", "{{", "}}", "|"))
      .map((all) => all.join("")),
  );
  const body =
    "# {{customer.name}}\n\n> {{customer.name|x}} [پیوند](https://a.example/?q={{customer.name}}) `{{customer.name}}`";
  const tagsOf = (html: string) => html.match(/<[^>]*>/g);
  const usual = tagsOf(letter(body, { "customer.name": "مینا" }).html);
  fc.assert(
    fc.property(wild, (name) => {
      const { html } = letter(body, { "customer.name": name });
      expect(tagsOf(html)).toEqual(usual);
      expect(html).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
    { numRuns: 500 },
  );
});
