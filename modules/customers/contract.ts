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
