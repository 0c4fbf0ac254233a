import { currencyExponent } from "../i18n/money.ts";
import { parseDecimal, roundDecimal, shiftDecimal } from "./decimal.ts";
import type { NumberProblem } from "./value-problem.ts";

/** In what an amount is written: the currency itself ("major": dollars, rials), its minor unit, or what Iranians count in. */
export const moneyUnits = ["major", "minor", "rial", "toman", "thousand_rial", "thousand_toman"] as const;
export type MoneyUnit = (typeof moneyUnits)[number];

const iranian: Record<string, number> = { rial: 0, toman: 1, thousand_rial: 3, thousand_toman: 4 };
const shops: Record<string, MoneyUnit> = {
  IRT: "toman",
  TOMAN: "toman",
  IRHR: "thousand_rial",
  IRHT: "thousand_toman",
};

/** The currency and unit a code means, with the codes shops made up: IRT (toman), IRHR and IRHT (thousands of rial, toman). */
export function moneyUnitOf(code: string): { currency: string; unit: MoneyUnit } {
  const upper = code.trim().toUpperCase();
  const unit = shops[upper];
  return unit ? { currency: "IRR", unit } : { currency: upper, unit: "major" };
}

/**
 * A price as exact decimal text in minor units of the currency (rials, cents): "2.555" GBP → "255.5". Names and signs of
 * currencies around the number are passed over; «تومان» written beside a rial amount is believed.
 */
export function parsePrice(text: string, currency: string, unit: MoneyUnit = "major"): string | NumberProblem {
  const [bare, said] = withoutCurrency(text);
  const decimal = parseDecimal(bare);
  if (decimal === "unreadable_number" || decimal === "number_too_large") return decimal;
  const places = placesOf(currency, currency === "IRR" && said ? said : unit);
  return places === 0 ? decimal : shiftDecimal(decimal, places);
}

/** An amount in whole minor units of the currency, rounded once, halves away from zero. Texts as in parsePrice. */
export function parseMoney(text: string, currency: string, unit: MoneyUnit = "major"): number | NumberProblem {
  const price = parsePrice(text, currency, unit);
  return price === "unreadable_number" || price === "number_too_large" ? price : roundDecimal(price);
}

function placesOf(currency: string, unit: MoneyUnit): number {
  if (unit === "minor") return 0;
  return unit === "major" ? currencyExponent(currency) : (iranian[unit] ?? 0);
}

const words = /(?:تومان|تومن|toman|irt)|(?:﷼|ریال|ريال|rials?|irr)|[\p{Sc}]|\b(?:usd|eur|gbp|aed|try)\b/giu;

function withoutCurrency(text: string): [bare: string, said: MoneyUnit | undefined] {
  if (/^[\d.,-]*$/.test(text)) return [text, undefined];
  let said: MoneyUnit | undefined;
  const bare = text.replace(words, (word) => {
    if (/^(?:تومان|تومن|toman|irt)$/i.test(word)) said = "toman";
    else if (/^(?:﷼|ریال|ريال|rials?|irr)$/i.test(word)) said = "rial";
    return "";
  });
  return [bare, said];
}

/** One line of an order: both as exact decimal text, the price in minor units (see parsePrice). */
export type PricedLine = { quantity: string; unitPrice: string };

/** The sum of quantity × price over the lines, exact until it is rounded once, halves away from zero; in minor units. */
export function sumOfLines(lines: Iterable<PricedLine>): number | NumberProblem {
  let sum = 0n;
  let places = 0;
  for (const { quantity, unitPrice } of lines) {
    const [amount, amountPlaces] = scaled(quantity);
    const [price, pricePlaces] = scaled(unitPrice);
    const here = amountPlaces + pricePlaces;
    if (here > places) sum *= 10n ** BigInt(here - places);
    places = Math.max(places, here);
    sum += amount * price * 10n ** BigInt(places - here);
  }
  return roundDecimal(shiftDecimal(sum.toString(), -places));
}

/** A decimal as a whole number and how many of its digits stand behind the point. */
function scaled(decimal: string): [bigint, number] {
  const point = decimal.indexOf(".");
  if (point === -1) return [BigInt(decimal), 0];
  return [BigInt(decimal.slice(0, point) + decimal.slice(point + 1)), decimal.length - point - 1];
}
