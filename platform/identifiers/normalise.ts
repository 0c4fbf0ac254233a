import { normaliseEmail } from "./email.ts";
import { normaliseMessengerId } from "./messenger.ts";
import type { IdentifierType, Outcome } from "./outcome.ts";
import { normalisePhone } from "./phone.ts";

const maxLength = 200;

/**
 * One identifier of a customer in the form that is stored and compared (`value`) and shown (`shown`), or why it is none.
 * Never throws; normalising a value again gives the same value. `defaultCountry` (ISO 3166, IR) reads phones without a prefix.
 */
export function normalise(type: IdentifierType, raw: string, { defaultCountry = "IR" } = {}): Outcome {
  switch (type) {
    case "phone":
    case "whatsapp":
      return normalisePhone(type === "whatsapp" ? whatsappNumber(raw) : raw, defaultCountry);
    case "email":
      return normaliseEmail(raw);
    case "site_user":
    case "visitor":
    case "crm":
      return exact(raw);
    default:
      return normaliseMessengerId(type, raw);
  }
}

/** The number in wa.me/98912… and in WhatsApp's own 98912…@c.us. */
function whatsappNumber(raw: string): string {
  const number = /(?:wa\.me\/|phone=)\+?(\d{8,15})/i.exec(raw)?.[1] ?? /^\s*(\d{8,15})@/.exec(raw)?.[1];
  return number ? `+${number}` : raw;
}

/** Ids made by other systems: trimmed, otherwise as they are; 00123 and 123 are two customers. */
function exact(raw: string): Outcome {
  const value = raw.trim();
  if (!value) return { problem: "identifier_empty" };
  if (value.length > maxLength) return { problem: "identifier_too_long" };
  // Control characters and half surrogates cannot be stored as text.
  if (/\p{Cc}/u.test(value) || !value.isWellFormed()) return { problem: "identifier_bad_characters" };
  return { value, shown: value };
}
