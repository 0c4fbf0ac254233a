import { Refusal } from "../../../platform/errors/index.ts";
import { currencyExponent } from "../../../platform/i18n/money.ts";
import type { OrderLineInput } from "./order-input.ts";

/** An exact decimal: `digits` × 10^−`scale`. */
type Decimal = { digits: bigint; scale: number };

const decimalPattern = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/;

/** Whether a text is a plain decimal number such as "-12.50" (up to 30 digits before and 20 after the point). */
export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

function decimalOf(text: string): Decimal {
  const match = decimalPattern.exec(text);
  if (!match) throw new Refusal("invalid", "quantity");
  const fraction = match[3] ?? "";
  return { digits: BigInt(`${match[1]}${match[2]}${fraction}`), scale: fraction.length };
}

/** digits × 10^−scale as a whole number, halves away from zero. */
function rounded(digits: bigint, scale: number): bigint {
  if (scale <= 0) return digits * 10n ** BigInt(-scale);
  const unit = 10n ** BigInt(scale);
  const half = digits < 0n ? -unit / 2n : unit / 2n;
  return (digits + half) / unit;
}

function whole(value: bigint, field: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Refusal("invalid", field);
  return number;
}

/** An amount in whole units ("11.77") as minor units of its currency, halves away from zero. Refuses what is not a number. */
export function minorUnits(amount: string, currency: string, field = "total"): number {
  const { digits, scale } = decimalOf(amount);
  return whole(rounded(digits, scale - currencyExponent(currency)), field);
}

/** Minor units as a decimal of whole units: (1177, "USD") → "11.77". */
export function wholeUnits(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  if (exponent === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * The sum of quantity × unit price in minor units, rounded once at the end. Lines without a price count as nothing;
 * null when no line has one.
 */
export function sumOfLines(lines: readonly OrderLineInput[], currency: string): number | null {
  let sum = 0n;
  let scale = 0;
  let priced = false;
  for (const line of lines) {
    if (line.unitPrice == null) continue;
    priced = true;
    const quantity = decimalOf(line.quantity);
    const price = decimalOf(line.unitPrice);
    const lineScale = quantity.scale + price.scale;
    if (lineScale > scale) {
      sum *= 10n ** BigInt(lineScale - scale);
      scale = lineScale;
    }
    sum += quantity.digits * price.digits * 10n ** BigInt(scale - lineScale);
  }
  return priced ? whole(rounded(sum, scale - currencyExponent(currency)), "total") : null;
}
