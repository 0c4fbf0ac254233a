import { normalise } from "../../../../../platform/identifiers/index.ts";

/** A sender of an inbound message as a customer's phone; null for what is no phone, such as a bank's short number. */
export function phoneOf(sender: string): { type: "phone"; value: string; shown: string } | null {
  const found = normalise("phone", sender);
  return "value" in found ? { type: "phone", ...found } : null;
}

/** A phone as Iranian gateways take it: 0912… in Iran, 00… elsewhere. Confirm with the provider: the form of foreign numbers. */
export function nationalForm(phone: string): string {
  const digits = phone.replace(/^\+/, "").replace(/;.*$/, "");
  return digits.startsWith("98") ? `0${digits.slice(2)}` : `00${digits}`;
}

/** Whether two spellings are of one line: 3000…, 983000…, +983000… and 00983000… are. */
export function isSameLine(one: string, other: string): boolean {
  return bareLine(one) === bareLine(other);
}

function bareLine(line: string): string {
  return line.replace(/\D/g, "").replace(/^(?:00)?98|^0+/, "");
}
