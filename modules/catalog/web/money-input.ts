import { type Language, type MoneyUnit, moneyUnitName } from "../../../platform/i18n/index.ts";
import { currencyExponent } from "../../../platform/i18n/money.ts";
import { shiftDecimal } from "../../../platform/values/decimal.ts";
import { isValueProblem, type NumberProblem, parsePrice } from "../../../platform/values/index.ts";

type Written = { moneyUnit: MoneyUnit; language: Language };

/** The unit in which amounts of a currency are typed: toman where the brand counts in it. */
export function amountUnit(currency: string, { moneyUnit, language }: Written): string {
  return moneyUnitName(currency, moneyUnit, language);
}

/** An amount as it was typed, as a decimal of whole units of the currency, which the API wants. */
export function wholeAmount(typed: string, currency: string, { moneyUnit }: Written): string | NumberProblem {
  const minor = parsePrice(typed, currency, currency === "IRR" && moneyUnit === "toman" ? "toman" : "major");
  return isValueProblem(minor) ? minor : shiftDecimal(minor, -currencyExponent(currency));
}

/** An amount in whole units as it is typed: rials as toman where the brand counts in it. */
export function typedAmount(whole: string | null, currency: string | null, { moneyUnit }: Written): string {
  if (whole === null) return "";
  return currency === "IRR" && moneyUnit === "toman" ? shiftDecimal(whole, -1) : whole;
}
