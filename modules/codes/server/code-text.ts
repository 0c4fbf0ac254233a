import { randomInt } from "node:crypto";

/** Crockford's letters without the vowels: nothing to confuse, and no words by chance. */
const letters = "0123456789BCDFGHJKMNPQRSTVWXYZ";
const chosen = 8;

/** A new code of a brand: eight letters by chance (30⁸ of them), then which brand it is. */
export function newCode(brandId: number): string {
  let text = "";
  for (let at = 0; at < chosen; at++) text += letters[randomInt(letters.length)];
  return text + brandText(brandId);
}

/** The code that somebody scanned or typed, and its brand; null where it can be none. Small letters, O, I and L are read as they were meant. */
export function readCode(typed: string): { brandId: number; code: string } | null {
  const code = typed.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  if (code.length <= chosen || code.length > chosen + 7 || [...code].some((one) => !letters.includes(one))) return null;
  let brandId = 0;
  for (const one of code.slice(chosen)) brandId = brandId * letters.length + letters.indexOf(one);
  const whole = brandId > 0 && brandId < 2 ** 31 && code.endsWith(brandText(brandId)) && code[chosen] !== "0";
  return whole ? { brandId, code } : null;
}

function brandText(brandId: number): string {
  let text = "";
  for (let rest = brandId; rest > 0; rest = Math.floor(rest / letters.length))
    text = letters[rest % letters.length] + text;
  return text;
}
