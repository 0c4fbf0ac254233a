import type { Language, MoneyUnit } from "./language.ts";
import { numberFormatter } from "./number.ts";

const exponents: Record<string, number> = { CLF: 4, UYW: 4 };
for (const code of "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "))
  exponents[code] = 0;
for (const code of "BHD IQD JOD KWD LYD OMR TND".split(" ")) exponents[code] = 3;
// Iran's official exponent is 2, but nobody has counted dinars for decades: one stored unit is one rial.
exponents["IRR"] = 0;

const unitNames = {
  toman: { fa: "تومان", en: "toman" },
  rial: { fa: "ریال", en: "rials" },
} as const;

/** How many decimals the currency's minor unit has (ISO 4217; the rial counts as 0). */
export function currencyExponent(currency: string): number {
  return exponents[currency.toUpperCase()] ?? 2;
}

/** Whole minor units as an exact decimal text: (1250n, 2) → "12.50". */
function decimalText(minor: bigint, exponent: number): Intl.StringNumericLiteral {
  if (exponent === 0) return `${minor}` as Intl.StringNumericLiteral;
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const text = `${minor < 0n ? "-" : ""}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return text as Intl.StringNumericLiteral;
}

/**
 * An amount with its currency («۱٬۲۵۰٬۰۰۰ تومان», "$12.50").
 * `minor` is in whole minor units (rials for IRR); a number is rounded to the nearest whole one.
 */
export function formatMoney(minor: number | bigint, currency: string, unit: MoneyUnit, language: Language): string {
  const amount = typeof minor === "bigint" ? minor : BigInt(Math.round(minor));
  const code = currency.toUpperCase();
  if (code === "IRR") {
    const text = decimalText(amount, unit === "toman" ? 1 : 0);
    return join(numberFormatter(language, { maximumFractionDigits: 1 }).format(text), unitNames[unit][language]);
  }
  const exponent = currencyExponent(code);
  const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  const text = decimalText(amount, exponent);
  if (!/^[A-Z]{3}$/.test(code)) return join(numberFormatter(language, digits).format(text), code);
  if (language === "en") return numberFormatter("en", { ...digits, style: "currency", currency: code }).format(text);
  const name = new Intl.DisplayNames("fa", { type: "currency" }).of(code) ?? code;
  return join(numberFormatter("fa", digits).format(text), name);
}

/** Number and unit; a sign is kept with its digits, and does not turn the line around. */
function join(number: string, unit: string): string {
  return number.startsWith("\u200e") ? `\u2066${number.slice(1)}\u2069 ${unit}` : `${number} ${unit}`;
}

/** The name of the unit amounts are entered in («تومان», "USD"). */
export function moneyUnitName(currency: string, unit: MoneyUnit, language: Language): string {
  return currency.toUpperCase() === "IRR" ? unitNames[unit][language] : currency.toUpperCase();
}
