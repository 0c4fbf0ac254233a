import fc from "fast-check";
import { expect, test } from "vitest";
import { countParts } from "./count-parts.ts";

const of = (text: string, counts?: Parameters<typeof countParts>[1]) => {
  const { parts, characters, left } = countParts(text, counts);
  return [parts, characters, left];
};

test.each([
  ["nothing", "", 0, 0, 160],
  ["one Latin letter", "a", 1, 1, 159],
  ["160 Latin letters", "a".repeat(160), 1, 160, 0],
  ["161 Latin letters", "a".repeat(161), 2, 161, 145],
  ["306 Latin letters", "a".repeat(306), 2, 306, 0],
  ["307 Latin letters", "a".repeat(307), 3, 307, 152],
  ["a euro counts twice", "€", 1, 2, 158],
  ["80 braces", "{".repeat(80), 1, 160, 0],
  ["81 braces", "{".repeat(81), 2, 162, 143],
  ["an escape pair is not cut", `${"a".repeat(152)}€${"a".repeat(10)}`, 2, 164, 141],
  ["letters of GSM-7 that look foreign", "Øåß¿Ñ§ñ", 1, 7, 153],
  ["a line break", "a\nb\r\n", 1, 5, 155],
  ["one Persian letter", "س", 1, 1, 69],
  ["70 Persian letters", "س".repeat(70), 1, 70, 0],
  ["71 Persian letters", "س".repeat(71), 2, 71, 63],
  ["134 Persian letters", "س".repeat(134), 2, 134, 0],
  ["135 Persian letters", "س".repeat(135), 3, 135, 66],
  ["one Persian letter among Latin", `${"a".repeat(70)}س`, 2, 71, 63],
  ["Persian digits are not GSM-7", "۱۲۳", 1, 3, 67],
  ["a half-space counts", "می‌خواهم", 1, 8, 62],
  ["ç is not GSM-7, Ç is", "ç", 1, 1, 69],
  ["a backtick is not GSM-7", "`", 1, 1, 69],
  ["an emoji counts twice", "🙂", 1, 2, 68],
  ["35 emoji", "🙂".repeat(35), 1, 70, 0],
  ["36 emoji: 33 a part, none cut in two", "🙂".repeat(36), 2, 72, 61],
  ["a family of many code points", "👨‍👩‍👧", 1, 8, 62],
])("%s", (_name, text, ...expected) => {
  expect(of(text)).toEqual(expected);
});

test("lines of 66 characters a part", () => {
  expect(of("س".repeat(70), { partLength: 66 })).toEqual([1, 70, 0]);
  expect(of("س".repeat(132), { partLength: 66 })).toEqual([2, 132, 0]);
  expect(of("س".repeat(133), { partLength: 66 })).toEqual([3, 133, 65]);
  expect(of("a".repeat(306), { partLength: 66 })).toEqual([2, 306, 0]);
});

test("advertising lines bill how to unsubscribe, and make every text a Persian one", () => {
  expect(of("س".repeat(65), { advertising: true })).toEqual([2, 71, 63]);
  expect(of("س".repeat(64), { advertising: true })).toEqual([1, 70, 0]);
  expect(of("a".repeat(65), { advertising: true })).toEqual([2, 71, 63]);
  expect(of("", { advertising: true })).toEqual([0, 0, 160]);
  for (const ending of ["لغو11", "لغو ۱۱", "لغو١١\n"]) {
    const text = `سلام ${ending}`;
    expect(of(text, { advertising: true })).toEqual(of(text));
  }
});

test("any text: the parts hold it, with less than one part to spare", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), fc.boolean(), (text, advertising) => {
      const { parts, characters, left, encoding } = countParts(text, { advertising });
      const room = encoding === "gsm7" ? 153 : 67;
      if (parts <= 1) {
        expect(characters + left).toBe(encoding === "gsm7" ? 160 : 70);
        return;
      }
      expect(left).toBeLessThan(room);
      // At most one place is lost at the end of every part but the last.
      const lost = parts * room - left - characters;
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(lost).toBeLessThan(parts);
    }),
  );
});
