import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./words.fa.ts";

/** Words of the letter about an export that failed, in English. */
export const en: Words<typeof fa> = {
  subject: (name) => `“${name}” was not sent`,
  failed: (name, tries) => `Sending “${name}” was given up after ${tries} tries.`,
  said: (detail) => `That server's answer: ${detail}`,
  next: "Nothing is lost: what was not sent goes out with the next sending.",
  open: (link) => `See and mend it: ${link}`,
};
