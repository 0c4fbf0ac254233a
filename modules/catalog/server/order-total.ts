import { Refusal } from "../../../platform/errors/index.ts";
import { currencyExponent } from "../../../platform/i18n/money.ts";
import { shiftDecimal } from "../../../platform/values/decimal.ts";
import { isValueProblem, parseMoney, parsePrice, sumOfLines } from "../../../platform/values/index.ts";
import type { OrderLineInput } from "./order-input.ts";

/** An amount in whole units ("11.77") as minor units of its currency, rounded once. Refuses (`invalid`) what is not a number. */
export function minorUnits(amount: string, currency: string, field = "total"): number {
  const minor = parseMoney(amount, currency);
  if (isValueProblem(minor)) throw new Refusal("invalid", field);
  return minor;
}

/** A price in whole units ("0.335") as an exact decimal of minor units. Refuses (`invalid`) what is not a number. */
export function minorPrice(price: string, currency: string): string {
  const minor = parsePrice(price, currency);
  if (isValueProblem(minor)) throw new Refusal("invalid", "unit_price");
  return minor;
}

/** Minor units as a decimal of whole units, with all its places: (1170, "USD") → "11.70". */
export function wholeUnits(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  if (exponent === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** A price in minor units as a decimal of whole units: ("33.5", "USD") → "0.335". */
export function wholePrice(minor: string, currency: string): string {
  return shiftDecimal(minor, -currencyExponent(currency));
}

/** The sum of the lines that have a price, in minor units, rounded once; null when none has. Refuses (`invalid`) more than 2^53. */
export function totalOfLines(lines: readonly OrderLineInput[]): number | null {
  const priced = lines.flatMap(({ quantity, unitPrice }) => (unitPrice == null ? [] : [{ quantity, unitPrice }]));
  if (priced.length === 0) return null;
  const total = sumOfLines(priced);
  if (isValueProblem(total)) throw new Refusal("invalid", "total");
  return total;
}
