import { normalise } from "../../../../platform/identifiers/index.ts";
import { latinDigits } from "../../../../platform/text/index.ts";

/** The number of an extension in Latin digits; null where a text is none, or longer than the exchange's extensions are. */
export function extensionIn(text: string | null | undefined, longest: number): string | null {
  const digits = latinDigits(text ?? "").trim();
  return /^\d+$/.test(digits) && digits.length <= longest ? digits : null;
}

const hidden = /^(anonymous|unknown|private|restricted|unavailable|<unknown>|s|-1)?$/i;

/**
 * A number outside of the house as it is kept: in its international form where it can be read (any digits, 0098, 98, 9…), else as the exchange
 * wrote it. Null for a hidden number and for what is no number at all.
 */
export function outsideNumber(text: string | null | undefined): string | null {
  const typed = latinDigits(text ?? "").trim();
  if (hidden.test(typed)) return null;
  const read = normalise("phone", typed);
  if (!("problem" in read)) return read.value;
  return /^[+*#\d ()-]{1,40}$/.test(typed) ? typed : null;
}

/** Whether a kept number is one by which a person is known. */
export function isPersons(number: string | null): number is string {
  return number !== null && /^\+\d{8,15}$/.test(number);
}
