import { toLatinDigits } from "../../../../platform/i18n/index.ts";

/**
 * A text without e-mails, and without numbers of seven figures and more (phones, cards, national ids, accounts), in any digits and however
 * they are parted. Shorter numbers, such as prices and days, stay.
 */
export function redacted(text: string): string {
  const plain = text.replace(/[^\s<>"',;()]+@[^\s<>"',;()]+\.[^\s<>"',;()]+/g, "[e-mail]");
  return plain.replace(/\+?[\d\u06f0-\u06f9\u0660-\u0669](?:[ \u200c.-]?[\d\u06f0-\u06f9\u0660-\u0669])*/g, (found) =>
    toLatinDigits(found).replace(/\D/g, "").length >= 7 ? "[number]" : found,
  );
}
