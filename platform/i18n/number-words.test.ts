import { expect, test } from "vitest";
import { moneyInWords, numberInWords } from "./number-words.ts";

test("numbers in words as cheques and letters say them", () => {
  const fa = (value: number | bigint) => numberInWords(value, "fa");
  expect([0, 7, 19, 20, 21, 100, 101, 999].map(fa)).toEqual([
    ...["صفر", "هفت", "نوزده", "بیست", "بیست و یک", "صد", "صد و یک"],
    "نهصد و نود و نه",
  ]);
  expect(fa(1000)).toBe("هزار");
  expect(fa(21_000)).toBe("بیست و یک هزار");
  expect(fa(1_001_000)).toBe("یک میلیون و هزار");
  expect(fa(1_250_000)).toBe("یک میلیون و دویست و پنجاه هزار");
  expect(fa(-12)).toBe("منفی دوازده");
  expect(fa(3_000_000_000n)).toBe("سه میلیارد");
  const en = (value: number) => numberInWords(value, "en");
  expect(en(1_250_017)).toBe("one million two hundred fifty thousand seventeen");
  expect(en(42)).toBe("forty-two");
  expect(en(700)).toBe("seven hundred");
  expect(() => fa(1.5)).toThrow(RangeError);
  expect(() => fa(10n ** 18n)).toThrow(RangeError);
});

test("amounts in words are in the unit that people of the brand say", () => {
  expect(moneyInWords(12_500_000, "IRR", "toman", "fa")).toBe("یک میلیون و دویست و پنجاه هزار تومان");
  expect(moneyInWords(12_500_000, "IRR", "rial", "fa")).toBe("دوازده میلیون و پانصد هزار ریال");
  expect(moneyInWords(12_500_005, "IRR", "toman", "fa")).toContain("۱٬۲۵۰٬۰۰۰٫۵");
  expect(moneyInWords(1200, "USD", "rial", "en")).toBe("twelve US Dollar");
  expect(moneyInWords(1250, "USD", "rial", "en")).toBe("$12.50");
});
