import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { toLatinDigits } from "../i18n/digits.ts";
import type { Outcome } from "./outcome.ts";

const maxLength = 60;
const remembered = 2000;

/**
 * A phone number as E.164 (`+989123456789`), an extension as `;ext=12` behind it. Understands Persian and Arabic digits,
 * 0912…, 912…, 98912…, 0098912…, +98 (0)912…, landlines with their area code, and other countries' numbers with + or 00.
 */
export function normalisePhone(raw: string, defaultCountry: string): Outcome {
  if (raw.length > maxLength) return { problem: "identifier_too_long" };
  const text = toLatinDigits(raw.normalize("NFKC"));
  const digits = text.replace(/[\s\p{Cf}().+\-‐-―−/]/gu, "");
  if (!digits) return { problem: "identifier_empty" };
  const mobile = defaultCountry === "IR" || text.includes("+") ? iranianMobile(digits, text) : undefined;
  if (mobile)
    return { value: `+98${mobile}`, shown: `0${mobile.slice(0, 3)} ${mobile.slice(3, 6)} ${mobile.slice(6)}` };
  return remember(`${defaultCountry}:${text}`, () => readPhone(text, digits, defaultCountry));
}

const mobilePattern = /^(?:0{0,2}98)?0?(9\d{9})$/;

/** The ten digits of an Iranian mobile number, by far the most frequent case and worth not asking the library. */
function iranianMobile(digits: string, text: string): string | undefined {
  const found = mobilePattern.exec(digits);
  if (!found) return undefined;
  // "+912…" is India, "+0912…" nobody: with a plus sign only 98 may follow.
  if (text.includes("+") && !/^\s*\+\s*98/.test(text.replace(/\p{Cf}/gu, ""))) return undefined;
  return found[1];
}

function readPhone(text: string, digits: string, defaultCountry: string): Outcome {
  const country = (isSupportedCountry(defaultCountry) ? defaultCountry : "IR") as CountryCode;
  const candidates = [text, /^[1-9]\d{9,14}$/.test(digits) ? `+${digits}` : ""];
  for (const candidate of candidates) {
    const number = candidate ? parsePhoneNumberFromString(candidate, country) : undefined;
    // The library takes Iranian short numbers too (115, 09123): they belong to nobody.
    const short = number?.country === "IR" && number.nationalNumber.length < 10;
    if (number?.isValid() && !short) return outcomeOf(number);
  }
  return { problem: "phone_unreadable" };
}

function outcomeOf(number: PhoneNumber): Outcome {
  const shown = number.country === "IR" ? number.formatNational() : number.formatInternational();
  const value = number.ext ? `${number.number};ext=${number.ext}` : number.number;
  return { value, shown };
}

const memory = new Map<string, Outcome>();

/** Remembers the latest answers: a file repeats its landlines and foreign numbers. */
function remember(key: string, read: () => Outcome): Outcome {
  const known = memory.get(key);
  if (known) return known;
  const made = read();
  if (memory.size >= remembered) memory.delete(memory.keys().next().value!);
  memory.set(key, made);
  return made;
}
