/**
 * An Iranian postal code in its stored form, ten Latin digits, or null for what is none: no 0 or 2 among the first four digits, which are
 * not all the same, no 0, 2 or 5 as the fifth, and not only zeros behind. Source: the form that Iran Post gives out (five digits of an
 * area, five of a place in it). Whether somebody lives there, the form cannot say.
 */
export function readPostalCode(text: string): string | null {
  const digits = text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\s\u200c-]/g, "");
  return /^(?!(\d)\1{3})[13-9]{4}[1346-9](?!0{5})\d{5}$/.test(digits) ? digits : null;
}
