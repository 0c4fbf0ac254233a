import fc from "fast-check";
import { expect, test } from "vitest";
import { sourceKey } from "./contract.ts";

const read = (text: string) => sourceKey.safeParse(text).data;
const letters = fc.string({ unit: fc.constantFrom(..."aZ9۹٤يیكکéß._-: \u200c\n٪".split("")), maxLength: 12 });
const anything = fc.oneof(letters, fc.string({ unit: "binary", maxLength: 90 }));

test("a source's key is letters and digits of any script with points, dashes and lines below between them", () => {
  for (const key of ["shop", "cdnow", "my-shop_2.old", "2", "فروشگاه", "a".repeat(80)]) expect(read(key)).toBe(key);
  for (const wrong of ["", " ", "a b", "-a", ".a", "a:b", "a/b", "a'b", "فروش گاه", "a\u0001b", "a".repeat(81)])
    expect(read(wrong)).toBeUndefined();
});

test("spellings that people take for one another are one source", () => {
  for (const [one, other] of [
    ["Shop", " shop "],
    ["كالاي", "کالای"],
    ["shop-۲", "shop-2"],
  ])
    expect(read(one!)).toBe(read(other!));
});

test("whatever is typed, a key that was read stays as it is when read again, and can stand before a colon", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const key = read(text);
      if (key === undefined) return;
      expect(read(key)).toBe(key);
      expect(read(` ${text}\u200c`)).toBe(key);
      expect(key).toMatch(/^[^\s:]{1,80}$/);
      expect(key.isWellFormed()).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
