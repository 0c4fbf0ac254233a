const persian = "۰۱۲۳۴۵۶۷۸۹";

/** The same text with Latin digits written as Persian ones. */
export function toPersianDigits(text: string | number | bigint): string {
  return String(text).replace(/[0-9]/g, (digit) => persian[Number(digit)] ?? digit);
}

/** The same text with Persian (۰–۹) and Arabic (٠–٩) digits written as Latin ones. */
export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
