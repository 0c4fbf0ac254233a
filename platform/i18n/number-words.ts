import type { Language, MoneyUnit } from "./language.ts";
import { currencyExponent, formatMoney, moneyUnitName } from "./money.ts";

type Names = {
  small: readonly string[];
  tens: readonly string[];
  hundreds: readonly string[];
  groups: readonly string[];
};

const fa: Names = {
  small: "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده".split(" "),
  tens: ". . بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split(" "),
  hundreds: ". صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split(" "),
  groups: ["", "هزار", "میلیون", "میلیارد", "تریلیون", "کوادریلیون"],
};
const en: Names = {
  small:
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
      " ",
    ),
  tens: ". . twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
  hundreds: [],
  groups: ["", "thousand", "million", "billion", "trillion", "quadrillion"],
};

/** A whole number in words («یک میلیون و دویست و پنجاه هزار»); from 10¹⁸ on, or with a fraction, there are none: a RangeError. */
export function numberInWords(value: number | bigint, language: Language): string {
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new RangeError("no whole number");
  const whole = BigInt(value);
  if (whole < 0n) return `${language === "fa" ? "منفی" : "minus"} ${numberInWords(-whole, language)}`;
  if (whole >= 10n ** 18n) throw new RangeError("too large for words");
  if (whole === 0n) return (language === "fa" ? fa : en).small[0]!;
  const parts: string[] = [];
  for (let rest = whole, group = 0; rest > 0n; rest /= 1000n, group++) {
    const three = Number(rest % 1000n);
    if (three > 0) parts.unshift(groupInWords(three, group, language));
  }
  return parts.join(language === "fa" ? " و " : " ");
}

function groupInWords(three: number, group: number, language: Language): string {
  const name = (language === "fa" ? fa : en).groups[group]!;
  // «هزار», nobody says «یک هزار».
  if (language === "fa" && group === 1 && three === 1) return name;
  const words = language === "fa" ? threeInPersian(three) : threeInEnglish(three);
  return name ? `${words} ${name}` : words;
}

function threeInPersian(three: number): string {
  const [hundreds, rest] = [Math.floor(three / 100), three % 100];
  const parts = hundreds > 0 ? [fa.hundreds[hundreds]!] : [];
  if (rest >= 20) parts.push(fa.tens[Math.floor(rest / 10)]!);
  const last = rest >= 20 ? rest % 10 : rest;
  if (last > 0) parts.push(fa.small[last]!);
  return parts.join(" و ");
}

function threeInEnglish(three: number): string {
  const [hundreds, rest] = [Math.floor(three / 100), three % 100];
  const tens = rest < 20 ? en.small[rest]! : [en.tens[Math.floor(rest / 10)]!, rest % 10 > 0 && en.small[rest % 10]];
  const last = rest === 0 ? [] : [Array.isArray(tens) ? tens.filter(Boolean).join("-") : tens];
  return [...(hundreds > 0 ? [`${en.small[hundreds]} hundred`] : []), ...last].join(" ");
}

/**
 * An amount in words with its unit («یک میلیون و دویست و پنجاه هزار تومان»); one that is no whole number of the unit is written in digits.
 * `minor` is in whole minor units (rials for IRR).
 */
export function moneyInWords(minor: number, currency: string, unit: MoneyUnit, language: Language): string {
  const rial = currency.toUpperCase() === "IRR";
  const scale = rial ? (unit === "toman" ? 10 : 1) : 10 ** currencyExponent(currency);
  const whole = Math.abs(minor) < 1e15 && Number.isInteger(minor) && minor % scale === 0;
  if (!whole) return formatMoney(minor, currency, unit, language);
  const name =
    rial || !/^[A-Z]{3}$/i.test(currency) ? moneyUnitName(currency, unit, language) : nameOf(currency, language);
  return `${numberInWords(minor / scale, language)} ${name}`;
}

function nameOf(currency: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: "currency" }).of(currency.toUpperCase()) ?? currency;
}
