import * as z from "zod";

/** Kinds of identifiers a customer is known by. */
export const identityTypes = [
  "phone",
  "email",
  "telegram",
  "bale",
  "whatsapp",
  "instagram",
  "messenger",
  "rubika",
  "eitaa",
  "visitor",
  "crm",
  "site_user",
] as const;
export type IdentityType = (typeof identityTypes)[number];
export const customerKinds = ["person", "company", "partner"] as const;
export const partnerTypes = ["dealer", "distributor", "retailer", "installer", "repairer"] as const;
export const lifecycles = ["prospect", "buyer", "loyal", "lapsed"] as const;
export type Lifecycle = (typeof lifecycles)[number];
export const purposes = ["service", "marketing", "survey"] as const;
export const attributeTypes = ["text", "number", "date", "boolean", "choice"] as const;

export const id = z.number().int().positive();
export const text = (longest: number) => z.string().trim().max(longest);
export const instant = z.iso.datetime({ offset: true });
export const tag = text(60).min(1);
export const word = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
export const attributeValue = z.union([z.string().max(2000), z.number(), z.boolean()]);

/** What a customer has under a key that the brand chose. What every object has by nature (`constructor`) is nobody's. */
export function attributeOf<T>(attributes: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(attributes, key) ? attributes[key] : undefined;
}

export const idParams = z.object({ id: z.coerce.number().int().positive() });
