import { latinDigits } from "../../../../platform/text/index.ts";

/** The phone or the e-mail that somebody typed; null where it is neither. */
export function addressIn(typed: string): { phone: string } | { email: string } | null {
  const text = latinDigits(typed).trim();
  if (/^\S+@\S+\.\S+$/.test(text)) return { email: text };
  return /^\+?[\d\s()-]{8,20}$/.test(text) ? { phone: text } : null;
}
