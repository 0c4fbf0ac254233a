import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, groundOf, readableOn, readColour, writeColour } from "./colour.ts";

test("whatever a brand's colour is, what is written in it and on it can be read", () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(part, part, part), (brand) => {
      const { ground, text } = groundOf(brand);
      expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
      for (const paper of ["#ffffff", "#1b1917"].map(readColour))
        expect(contrast(paper, readColour(writeColour(readableOn(paper, brand))))).toBeGreaterThanOrEqual(4.45);
    }),
  );
});

test("a colour that is none is the colour of the house", () => {
  expect([writeColour(readColour("red")), writeColour(readColour("#A0b1C2"))]).toEqual(["#0e8f8a", "#a0b1c2"]);
});
