import type { LetterWords } from "./words.fa.ts";

export const en: LetterWords = {
  page: (page, of) => `Page ${page} of ${of}`,
  postalCode: "Postal code",
  customer: "Our customer",
  yes: "Yes",
  no: "No",
  labels: "Address labels",
};
