import { normalise } from "../../../../platform/identifiers/index.ts";
import { isValueProblem, moneyUnitOf, parseMoney, parsePrice } from "../../../../platform/values/index.ts";
import type { ClaimedIdentity } from "../../../customers/index.ts";

/** Why something of a shop cannot be read, and of which field. */
export type Unread = {
  problem: "invalid" | "field_missing" | "unreadable_number" | "unreadable_date" | "currency_unknown";
  field: string;
};

/** `2026-01-02T03:04:05` in UTC; null where it is none. Some plugins write the Z themselves. */
export function gmt(text: string): Date | null {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|\+00:00)?$/.exec(text);
  const at = found ? new Date(`${found[1]}T${found[2]}Z`) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

export type Money = { currency: string; unit: ReturnType<typeof moneyUnitOf>["unit"] };

/** What amounts of a shop are written in: IRT is toman, IRHR and IRHT are thousands; null where the code is none. */
export function moneyOf(code: string): Money | null {
  const money = moneyUnitOf(code);
  return /^[A-Z]{3}$/.test(money.currency) ? money : null;
}

/** An amount in minor units (rials, cents); null where it is no number. */
export function amountIn({ currency, unit }: Money, text: string): number | null {
  const amount = parseMoney(text, currency, unit);
  return isValueProblem(amount) ? null : amount;
}

/** A price as exact decimal text in minor units; null where it is no number. */
export function priceIn({ currency, unit }: Money, text: string): string | null {
  const price = parsePrice(text, currency, unit);
  return isValueProblem(price) ? null : price;
}

type Reached = { number: string | null; phone: string; email: string; country: string };

/** The identities that an order or account names, the shop's own number first. What is no phone or e-mail is passed over: customers typed it. */
export function identitiesOf({ number, phone, email, country }: Reached, crm: (number: string) => string) {
  const identities: ClaimedIdentity[] = [];
  if (number) identities.push({ type: "crm", value: crm(number), shown: number });
  const defaultCountry = /^[A-Z]{2}$/.test(country) ? country : "IR";
  for (const [type, text] of [
    ["phone", phone],
    ["email", email],
  ] as const) {
    const found = text ? normalise(type, text, { defaultCountry }) : null;
    if (found && !("problem" in found)) identities.push({ type, ...found });
  }
  return identities;
}

/** A text as it can be kept: no NUL, no half characters, not endless. */
export function kept(text: string, longest = 200): string {
  return [...text.replaceAll("\u0000", "").toWellFormed()].slice(0, longest).join("").trim();
}

/** First and last name, or the company; null where nobody said. */
export function nameOf(who: { first_name?: string; last_name?: string; company?: string }): string | null {
  return kept(`${who.first_name ?? ""} ${who.last_name ?? ""}`.replace(/\s+/g, " ")) || kept(who.company ?? "") || null;
}
