import { toLatinDigits } from "../i18n/digits.ts";
import type { NumberProblem } from "./value-problem.ts";

const longest = 80;
const plainDecimal = /^-?(?:0|[1-9]\d{0,14})$/;

/**
 * A number as exact decimal text: Latin digits, a point, no zeros that say nothing ("۱٬۲۵۰٫۵۰" → "1250.5"). Understands
 * Persian and Arabic digits, thousands set off by , ٬ ، ' or spaces (in threes), ٫ or a point for decimals, minus on either
 * side, (12) for −12, and a spreadsheet's 1.5E+3. A comma before one or two digits is refused, not guessed at.
 */
export function parseDecimal(text: string): string | NumberProblem {
  if (plainDecimal.test(text)) return text === "-0" ? "0" : text;
  if (text.length > longest) return "unreadable_number";
  const signed = unsign(toLatinDigits(text.normalize("NFKC").replace(/\p{Cf}/gu, "")).trim());
  const plain = signed.text.replace(/٫/g, ".").replace(/[٬،'’\s]/g, ",");
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  const found = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(grouped);
  if (!found || !`${found[1]}${found[2] ?? ""}`) return "unreadable_number";
  const decimal = shiftDecimal(`${found[1]}.${found[2] ?? ""}`, Number(found[3] ?? 0));
  if (decimal.length > 40) return "number_too_large";
  return signed.negative && decimal !== "0" ? `-${decimal}` : decimal;
}

function unsign(text: string): { negative: boolean; text: string } {
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) return { negative: true, text: bracketed[1]!.trim() };
  const found = /^([-−+]?)\s*(.*?)\s*([-−]?)$/s.exec(text);
  const [, before = "", inner = "", after = ""] = found ?? [];
  // A sign on both sides is none we know.
  if (before && after) return { negative: false, text };
  return { negative: /[-−]/.test(before + after), text: inner };
}

/** A decimal times ten to the power of `places`, exactly, in the form parseDecimal gives. */
export function shiftDecimal(decimal: string, places: number): string {
  const negative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = decimal.slice(negative ? 1 : 0).split(".");
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point < 0 ? "0".repeat(-point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 0);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "") || "0";
  const right = padded.slice(at).replace(/0+$/, "");
  const shifted = right ? `${left}.${right}` : left;
  return negative && shifted !== "0" ? `-${shifted}` : shifted;
}

/** A decimal rounded to a whole number once, halves away from zero; "number_too_large" beyond 2^53 − 1. */
export function roundDecimal(decimal: string): number | NumberProblem {
  const [whole = "0", fraction = ""] = decimal.split(".");
  const away = decimal.startsWith("-") ? -1 : 1;
  const rounded = Number(whole) + (fraction[0] !== undefined && fraction[0] >= "5" ? away : 0);
  return Number.isSafeInteger(rounded) ? rounded + 0 : "number_too_large";
}

/** A decimal as a number where that says the same in as many digits as spreadsheets keep (15), else the text as it is. */
export function decimalNumber(decimal: string): number | string {
  const number = Number(decimal);
  return decimal.length <= 15 && !/e/.test(String(number)) ? number : decimal;
}
