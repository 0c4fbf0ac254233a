import { expect, test } from "vitest";
import { readableOn } from "./readable-on.ts";

test.each([
  ["#000000", "#ffffff"],
  ["#ffffff", "#000000"],
  ["#0b5f5b", "#ffffff"],
  ["#ffd400", "#000000"],
])("on %s, %s", (colour, on) => expect(readableOn(colour)).toBe(on));
