import fc from "fast-check";
import { expect, test } from "vitest";
import { findLinks } from "./find-links.ts";

const links = (text: string) => findLinks(text).flatMap(({ href }) => href ?? []);

test("web addresses are found without the sentence around them", () => {
  expect(links("ببینید: https://shop.ir/orders/7، ممنون.")).toEqual(["https://shop.ir/orders/7"]);
  expect(links("(see www.shop.com/a_(b)) or http://x.y?a=1&b=2.")).toEqual([
    "https://www.shop.com/a_(b)",
    "http://x.y/?a=1&b=2",
  ]);
});

test("nothing but http and https is ever an address", () => {
  const wild = ["javascript:alert(1)", "data:text/html,x", "file:///etc", "https://", "<img src=x onerror=alert(1)>"];
  expect(wild.flatMap(links)).toEqual([]);
  fc.assert(
    fc.property(fc.constantFrom("http://", "https://", "www.", "javascript:"), fc.string(), (one, other) => {
      const text = `${other} ${one}${other}`;
      const pieces = findLinks(text);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const href of links(text)) expect(href).toMatch(/^https?:\/\//);
    }),
  );
});
