import { currencyExponent, type Language, type MoneyUnit, moneyUnitName } from "../../../platform/i18n/index.ts";

/** How many minor units one shown unit of a currency has: 10 rials a toman, 100 cents a dollar. */
export function minorPerUnit(currency: string, unit: MoneyUnit): number {
  if (currency === "IRR") return unit === "toman" ? 10 : 1;
  return 10 ** currencyExponent(currency);
}

/** What the unit of a currency is called on screen. */
export function unitName(currency: string, unit: MoneyUnit, language: Language): string {
  if (currency === "IRR") return moneyUnitName(currency, unit, language);
  return new Intl.DisplayNames(language, { type: "currency" }).of(currency) ?? currency;
}
