import fc from "fast-check";
import { expect, test } from "vitest";
import { holds, judgeTerm, spokenOf } from "./match-terms.ts";

const found = (text: string, term: string) => holds(spokenOf(text), term);

test.each([
  ["از خانه آفتاب خرید کردم", "خانهٔ آفتاب"],
  ["خانه‌ی آفتاب خیلی خوب بود", "خانه‌ی آفتاب"],
  ["از خانه‌ی آفتاب خرید کردم", "خانهٔ آفتاب"],
  ["خانه ي آفتاب", "خانه آفتاب"],
  ["خانهٔ آفتاب", "خانه‌ی آفتاب"],
  ["دیجي‌كالا دیر فرستاد", "دیجی‌کالا"],
  ["دیجی کالا دیر فرستاد", "دیجیکالا"],
  ["دیجیکالا دیر فرستاد", "دیجی‌کالا"],
  ["#خانه_آفتاب", "خانه آفتاب"],
  ["آفتاب‌ها را ببینید", "آفتاب"],
  ["کتابهای نشر چشمه", "کتاب"],
  ["I love HAMDEL's app", "hamdel"],
  ["مدل ۱۳ پرو", "13"],
])("%s: %s is there", (text, term) => expect(found(text, term)).toBe(true));

test.each([
  ["آفتابه خریدم", "آفتاب‌گردان"],
  ["خانه ما زیر آفتاب است", "خانه آفتاب"],
  ["از ار", "ازار"],
  ["", "آفتاب"],
  ["آفتاب", "؟!"],
  ["subhamdelish", "hamdel"],
])("%s: %s is not there", (text, term) => expect(found(text, term)).toBe(false));

test("all of some words, any of others, none of a third kind", () => {
  const term = { all_words: ["آفتاب"], any_words: ["لامپ", "چراغ"], none_words: ["آفتاب گردان"] };
  const of = (text: string) => judgeTerm(spokenOf(text), term);
  expect(of("چراغ‌های آفتاب").found).toBe(true);
  expect(of("آفتاب").found).toBe(false);
  expect(of("لامپ")).toEqual({ found: false, missing: ["آفتاب"], forbidden: [] });
  expect(of("لامپ آفتاب و تخمهٔ آفتاب‌گردان")).toEqual({ found: false, missing: [], forbidden: ["آفتاب گردان"] });
  expect(judgeTerm(spokenOf("هرچه"), { all_words: [], any_words: [], none_words: [] }).found).toBe(false);
});

test("never throws, and what surrounds a word does not hide it", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 40 }),
      (text, term) => {
        holds(spokenOf(text), term);
        expect(found(`${text}\n. همدل .\n${text}`, "همدل")).toBe(true);
      },
    ),
  );
});
