import { expect, test } from "vitest";
import { readEntity } from "./read-entity.ts";

// 2026-11-26 is a Thursday, 5 Azar 1405.
const reading = {
  today: "2026-11-26",
  entities: [
    {
      name: "رنگ",
      choices: [
        { value: "آبی", also: ["blue", "سرمه‌ای"] },
        { value: "قرمز", also: [] },
      ],
    },
  ],
};
const read = (kind: Parameters<typeof readEntity>[0], text: string) => readEntity(kind, text, reading);

test.each([
  ["فردا", "2026-11-27"],
  ["پس‌فردا بفرستید", "2026-11-28"],
  ["پنج‌شنبهٔ آینده", "2026-12-03"],
  ["شنبه", "2026-11-28"],
  ["سه‌شنبه صبح", "2026-12-01"],
  ["یک‌شنبه", "2026-11-29"],
  ["۱۵ مهر", "2027-10-07"],
  ["پانزدهم دی", "2027-01-05"],
  ["15 آذر 1405", "2026-12-06"],
  ["1405/09/20", "2026-12-11"],
  ["۳۱ مهر", null],
  ["سه روز دیگه", "2026-11-29"],
  ["دو هفته بعد", "2026-12-10"],
  ["2026-11-30", "2026-11-30"],
  ["نمی‌دونم", null],
])("a day in words: %s", (text, day) => expect(read("date", text)).toBe(day));

test.each([
  ["دویست هزار تومن", "2000000"],
  ["۲۵۰٬۰۰۰ تومان", "2500000"],
  ["یک و نیم میلیون تومان", "15000000"],
  ["۲/۵ میلیون", "25000000"],
  ["دویست و پنجاه و سه هزار و پانصد تومان", "2535000"],
  ["۵۰۰۰ ریال", "5000"],
  ["گران", null],
])("money in words: %s", (text, rials) => expect(read("money", text)).toBe(rials));

test("phones, order numbers, cities and kinds of the brand's own", () => {
  expect(read("phone", "شماره‌ام ۰۹۱۲ ۱۱۱ ۲۲۳۳ هست")).toBe("+989121112233");
  expect(read("phone", "سلام")).toBeNull();
  expect(read("order_number", "سفارش ۱۲۰۴۵ کو؟")).toBe("12045");
  expect(read("order_number", "HA-1024")).toBe("HA-1024");
  expect(read("order_number", "09121112233")).toBeNull();
  expect(read("email", "به Ali@Example.com بفرستید")).toBe("ali@example.com");
  expect(read("city", "من تو بندر عباسم")).toBe("بندرعباس");
  expect(read("city", "tehran lotfan")).toBe("تهران");
  expect(read("choice:رنگ", "سرمه ای باشه")).toBe("آبی");
  expect(read("choice:رنگ", "سبز")).toBeNull();
  expect(read("number", "دو تا")).toBe("2");
});
