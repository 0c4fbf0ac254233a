/**
 * An Iranian national id in its stored form, ten Latin digits, or null for what is none. Leading zeros may be left out as people do.
 * The last digit checks the others: the sum of digit × position (10 … 2) modulo 11, as the civil registration publishes it.
 */
export function readNationalId(text: string): string | null {
  const digits = text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\s-]/g, "");
  if (!/^\d{8,10}$/.test(digits)) return null;
  const id = digits.padStart(10, "0");
  if (/^(\d)\1{9}$/.test(id)) return null;
  const sum = [...id.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const rest = sum % 11;
  return Number(id[9]) === (rest < 2 ? rest : 11 - rest) ? id : null;
}
