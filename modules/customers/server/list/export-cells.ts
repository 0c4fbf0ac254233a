import type { Cell } from "../../../../platform/files/index.ts";
import { currencyExponent, wallClock } from "../../../../platform/i18n/index.ts";
import type { Brand } from "../../../admin/index.ts";

/** An amount in whole units as the brand counts them (toman where it likes), a number where that is exact. */
export function moneyCell(minor: number, { currency, moneyUnit }: Pick<Brand, "currency" | "moneyUnit">): Cell {
  const exponent = currency === "IRR" ? (moneyUnit === "toman" ? 1 : 0) : currencyExponent(currency);
  return exponent === 0 ? minor : Number((minor / 10 ** exponent).toFixed(exponent));
}

/** An instant on the brand's clock, as spreadsheets read it: `2026-11-22 12:00`. */
export function timeCell(instant: string | null, { timeZone }: Pick<Brand, "timeZone">): Cell {
  if (!instant) return null;
  const { year, month, day, hour, minute } = wallClock(new Date(instant), timeZone);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
