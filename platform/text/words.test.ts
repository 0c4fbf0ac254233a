import { expect, test } from "vitest";
import { guessLanguage, isStopWord, sentencesOf, stemOf, tokensOf } from "./index.ts";

const stems = (text: string) => tokensOf(text).map((word) => stemOf(word, "fa"));

test("half-space, space and joined writing give the same words", () => {
  expect(tokensOf("می‌خواهم کتاب‌ها را")).toEqual(tokensOf("می خواهم کتاب ها را"));
  expect(tokensOf("میخواهم کتابها را")).toEqual(["میخواهم", "کتابها", "را"]);
  expect(tokensOf("ماه می سال")).toEqual(["ماه", "می", "سال"]);
  expect(tokensOf("iPhone13 قیمت۹کیلو don't 10.5 کاروان‌سرا")).toEqual([
    "iphone13",
    "قیمت",
    "9",
    "کیلو",
    "dont",
    "10.5",
    "کاروان",
    "سرا",
  ]);
});

test("forms of a word have one stem, spoken and written", () => {
  for (const words of [
    "کتاب کتابی کتاب‌ها کتاب‌هایی کتابهایشان",
    "میخوام می‌خواهم نخواستم خواسته",
    "نیومده نیامده امدم",
    "خونه خانه",
    "بزرگ بزرگتر بزرگ‌ترین",
  ])
    expect(new Set(words.split(" ").flatMap(stems)).size, words).toBe(1);
  expect(stems("چیکار کنم")).toContain("کار");
  expect(["deliver", "delivered", "delivering", "delivers"].map((word) => stemOf(word, "en"))).toEqual([
    "deliver",
    "deliver",
    "deliver",
    "deliver",
  ]);
});

test("language, stop words and sentences", () => {
  expect([guessLanguage("سلام iPhone 15 Pro"), guessLanguage("hello"), guessLanguage("۱۲ 😀")]).toEqual([
    "fa",
    "en",
    null,
  ]);
  expect(isStopWord("را", "fa") && isStopWord("the", "en")).toBe(true);
  expect(sentencesOf("سلام. خوبی؟ ۱۰.۵ تومان!\nخط")).toEqual(["سلام.", "خوبی؟", "۱۰.۵ تومان!", "خط"]);
});
