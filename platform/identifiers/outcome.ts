/** Kinds of identifiers a customer is known by. */
export const identifierTypes = [
  "phone",
  "email",
  "whatsapp",
  "telegram",
  "bale",
  "instagram",
  "rubika",
  "eitaa",
  "site_user",
  "visitor",
  "crm",
] as const;
export type IdentifierType = (typeof identifierTypes)[number];

/** Why a text is no identifier of its type; the sentences are in messages.fa.ts and messages.en.ts. */
export type IdentifierProblem =
  | "identifier_empty"
  | "identifier_too_long"
  | "identifier_bad_characters"
  | "phone_unreadable"
  | "email_unreadable"
  | "messenger_id_unreadable";

/** `value` is what is stored and compared, `shown` what people read. */
export type Identifier = { value: string; shown: string };
export type Outcome = Identifier | { problem: IdentifierProblem };
