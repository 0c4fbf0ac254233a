import type { Calendar, Language, MoneyUnit } from "../../../platform/i18n/index.ts";

/** The working hours of a day («09:00»), or null where the day is off. */
export type Hours = { from: string; to: string } | null;

/** The days of the week in the order of an Iranian one, with their number (0 for Sunday). */
export const weekdays = [
  ["saturday", 6],
  ["sunday", 0],
  ["monday", 1],
  ["tuesday", 2],
  ["wednesday", 3],
  ["thursday", 4],
  ["friday", 5],
] as const;

/** The name of a weekday on the wire. */
export type Weekday = (typeof weekdays)[number][0];

/** What the set-up asks; sent as it is. */
export type SetUpAnswers = {
  brand: {
    name: string;
    slug: string;
    language: Language;
    calendar: Calendar;
    currency: string;
    moneyUnit: MoneyUnit;
    timeZone: string;
    workingWeek: Record<Weekday, Hours>;
  };
  owner: { name: string; email: string; password: string };
};

const full = { from: "09:00", to: "17:00" };

/** The answers before anybody changed them: Saturday to Wednesday, and half of Thursday. */
export function firstAnswers(language: Language): SetUpAnswers {
  return {
    brand: {
      name: "",
      slug: "",
      language,
      calendar: "jalali",
      currency: "IRR",
      moneyUnit: "toman",
      timeZone: "Asia/Tehran",
      workingWeek: {
        saturday: full,
        sunday: full,
        monday: full,
        tuesday: full,
        wednesday: full,
        thursday: { from: "09:00", to: "13:00" },
        friday: null,
      },
    },
    owner: { name: "", email: "", password: "" },
  };
}

const latin: Record<string, string> = {
  آ: "a",
  ا: "a",
  ب: "b",
  پ: "p",
  ت: "t",
  ث: "s",
  ج: "j",
  چ: "ch",
  ح: "h",
  خ: "kh",
  د: "d",
  ذ: "z",
  ر: "r",
  ز: "z",
  ژ: "zh",
  س: "s",
  ش: "sh",
  ص: "s",
  ض: "z",
  ط: "t",
  ظ: "z",
  ع: "a",
  غ: "gh",
  ف: "f",
  ق: "gh",
  ک: "k",
  ك: "k",
  گ: "g",
  ل: "l",
  م: "m",
  ن: "n",
  و: "v",
  ه: "h",
  ی: "i",
  ي: "i",
};

/** A short address suggested for a name: «فروشگاه نیلوفر» → `frvshgah-nilvfr`, "Niloofar Shop" → `niloofar-shop`. */
export function slugFor(name: string): string {
  const letters = [...name.toLowerCase().normalize("NFC")].map((letter) => latin[letter] ?? letter).join("");
  return letters
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}

/** What a short address looks like. */
export const slugPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;
