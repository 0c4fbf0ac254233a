import type { IdentifierProblem } from "./outcome.ts";

export const identifierProblems: Record<IdentifierProblem, string> = {
  identifier_empty: "This identifier is empty.",
  identifier_too_long: "This identifier is longer than allowed.",
  identifier_bad_characters: "This identifier has characters that are not allowed.",
  phone_unreadable: "This phone number was not recognised. Example: 09123456789 or +989123456789",
  email_unreadable: "This e-mail address is not valid. Example: name@example.com",
  messenger_id_unreadable: "This messenger id was not recognised. Write the id with @, or the address of the page.",
};
