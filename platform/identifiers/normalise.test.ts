import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { expect, test } from "vitest";
import { toPersianDigits } from "../i18n/digits.ts";
import { type IdentifierType, identifierTypes, normalise } from "./index.ts";
import { identifierProblems as english } from "./messages.en.ts";
import { identifierProblems as persian } from "./messages.fa.ts";

const stored = (type: IdentifierType, raw: string, country?: string) => {
  const outcome = normalise(type, raw, country ? { defaultCountry: country } : {});
  return "value" in outcome ? outcome.value : outcome.problem;
};

test("every spelling of an Iranian mobile is one number", () => {
  const spellings = [
    "09123456789",
    "9123456789",
    "989123456789",
    "00989123456789",
    "+989123456789",
    "+98 912 345 6789",
    "0912-345-6789",
    "۰۹۱۲۳۴۵۶۷۸۹",
    "٠٩١٢٣٤٥٦٧٨٩",
    "+98 (0) 912 345 67 89",
    "0098 0912 3456789",
    " ‎۰۹۱۲ ۳۴۵ ۶۷۸۹ ",
    "０９１２３４５６７８９",
    "\u202a+98 912 345 6789\u202c",
    "0912.345.6789",
  ];
  for (const spelling of spellings) expect(stored("phone", spelling), spelling).toBe("+989123456789");
  expect(normalise("phone", "9123456789")).toEqual({ value: "+989123456789", shown: "0912 345 6789" });
});

test("landlines, other countries, and what is no phone", () => {
  for (const spelling of [
    "021 88888888",
    "۰۲۱-۸۸۸۸۸۸۸۸",
    "+982188888888",
    "00982188888888",
    "982188888888",
    "(021) 8888 8888",
  ])
    expect(stored("phone", spelling), spelling).toBe("+982188888888");
  expect(stored("phone", "+44 7911 123456")).toBe("+447911123456");
  expect(stored("phone", "0044 7911 123456")).toBe("+447911123456");
  expect(stored("phone", "447911123456")).toBe("+447911123456");
  expect(stored("phone", "07911 123456", "GB")).toBe("+447911123456");
  expect(stored("phone", "+91 98765 43210")).toBe("+919876543210");
  expect(stored("phone", "021 88888888 ext. 12")).toBe("+982188888888;ext=12");
  for (const raw of ["12", "abc", "0000000000", "09123", "+0912345678", "0912345678901", "🙂"])
    expect(stored("phone", raw), raw).toBe("phone_unreadable");
  expect(stored("phone", " - ")).toBe("identifier_empty");
  expect(stored("phone", "9".repeat(61))).toBe("identifier_too_long");
});

test("e-mail addresses", () => {
  expect(stored("email", "  Ali.Karimi+shop@Example.COM ")).toBe("ali.karimi+shop@example.com");
  expect(stored("email", "mailto:ali@example.com")).toBe("ali@example.com");
  expect(stored("email", "علی <Ali@Example.com>")).toBe("ali@example.com");
  const persianDomain = normalise("email", "Info@نمونه.ایران");
  expect(persianDomain).toMatchObject({
    value: expect.stringMatching(/^info@xn--.*\.xn--mgba3a4f16a$/),
    shown: "info@نمونه.ایران",
  });
  for (const raw of [
    "ali",
    "@example.com",
    "ali@",
    "ali@localhost",
    "a b@example.com",
    "a..b@example.com",
    "a@b@c.com",
    "a@1.2.3.4",
    "a@-x.com",
  ])
    expect(stored("email", raw), raw).toBe("email_unreadable");
  expect(stored("email", `${"a".repeat(65)}@example.com`)).toBe("identifier_too_long");
});

test("messenger accounts, by name, address or number", () => {
  for (const raw of ["@Ali_Karimi", "ali_karimi", "https://t.me/Ali_Karimi?start=1", "telegram.me/ali_karimi"])
    expect(stored("telegram", raw)).toBe("@ali_karimi");
  expect(stored("telegram", "۱۲۳۴۵")).toBe("12345");
  expect(stored("instagram", "https://www.instagram.com/Shop.ir/")).toBe("@shop.ir");
  expect(stored("bale", "https://ble.ir/shop_ir")).toBe("@shop_ir");
  expect(stored("eitaa", "https://eitaa.com/shop")).toBe("@shop");
  expect(stored("rubika", "u0AbCdEf0123456789abcdef01234567")).toBe("u0AbCdEf0123456789abcdef01234567");
  expect(stored("whatsapp", "https://wa.me/989123456789")).toBe("+989123456789");
  expect(stored("whatsapp", "0912 345 6789")).toBe("+989123456789");
  expect(stored("telegram", "علی")).toBe("messenger_id_unreadable");
  expect(stored("instagram", "https://example.com/a")).toBe("messenger_id_unreadable");
});

test("ids of other systems are kept exactly", () => {
  expect(stored("crm", " 00012A ")).toBe("00012A");
  expect(stored("site_user", "a\u0000b")).toBe("identifier_bad_characters");
  expect(stored("visitor", "\ud800")).toBe("identifier_bad_characters");
  expect(stored("crm", "x".repeat(201))).toBe("identifier_too_long");
});

test("every problem has its sentence in both languages", () => {
  expect(Object.keys(persian).sort()).toEqual(Object.keys(english).sort());
});

test("any text: nothing is thrown, and normalising the value again gives the value", () => {
  const nearly = fc.string({ unit: fc.constantFrom(..."+0989123456789 ()-.@a:/<>_۹٩xIİ‌".split("")), maxLength: 24 });
  const wild = fc.oneof(
    nearly,
    fc.string({ unit: "binary" }),
    fc.emailAddress(),
    fc.webUrl(),
    fc.string({ unit: "grapheme" }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...identifierTypes), wild, (type, raw) => {
      const outcome = normalise(type, raw);
      if ("problem" in outcome) return;
      expect(stored(type, outcome.value)).toBe(outcome.value);
      expect(stored(type, outcome.shown)).toBe(outcome.value);
    }),
    { numRuns: 20_000 },
  );
});

test("the quick way and the library agree on Iranian mobiles, however they are written", () => {
  const prefix = fc.constantFrom("", "0", "98", "0098", "+98", "+98 0");
  const separator = fc.constantFrom("", " ", "-", ".");
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      prefix,
      separator,
      fc.boolean(),
      (number, start, gap, inPersian) => {
        const national = `9${String(number).padStart(9, "0")}`;
        const written = `${start}${gap}${national.slice(0, 3)}${gap}${national.slice(3, 6)}${gap}${national.slice(6)}`;
        expect(stored("phone", inPersian ? toPersianDigits(written) : written)).toBe(`+98${national}`);
        expect(parsePhoneNumberFromString(`0${national}`, "IR")?.number).toBe(`+98${national}`);
      },
    ),
  );
});
