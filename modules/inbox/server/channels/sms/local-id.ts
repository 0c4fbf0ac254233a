import { createHash } from "node:crypto";

/**
 * Our key as Kavenegar's `localid`, a whole number that marks a repeated message. Confirm with the provider: that it is below 2⁶³, and
 * that a repeat answers with the first message.
 */
export function localId(key: string): string {
  if (/^[1-9]\d{0,17}$/.test(key)) return key;
  return BigInt(`0x${createHash("sha256").update(key).digest("hex").slice(0, 15)}`).toString();
}
