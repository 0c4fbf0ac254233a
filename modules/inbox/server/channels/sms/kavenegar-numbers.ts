import { createHash } from "node:crypto";
import { normalise } from "../../../../../platform/identifiers/index.ts";

/** A number as Kavenegar takes it: 0912… in Iran, 00… elsewhere. Confirm with the provider: the form of foreign numbers. */
export function kavenegarReceptor(phone: string): string {
  const digits = phone.replace(/^\+/, "").replace(/;.*$/, "");
  return digits.startsWith("98") ? `0${digits.slice(2)}` : `00${digits}`;
}

/** A sender of an inbound message as a customer's phone; null for what is no phone, such as a bank's short number. */
export function phoneOf(sender: string): { type: "phone"; value: string; shown: string } | null {
  const found = normalise("phone", sender);
  return "value" in found ? { type: "phone", ...found } : null;
}

/**
 * Our key as Kavenegar's `localid`, a whole number that marks a repeated message. Confirm with the provider: that it is below 2⁶³, and
 * that a repeat answers with the first message.
 */
export function localId(key: string): string {
  if (/^[1-9]\d{0,17}$/.test(key)) return key;
  return BigInt(`0x${createHash("sha256").update(key).digest("hex").slice(0, 15)}`).toString();
}
