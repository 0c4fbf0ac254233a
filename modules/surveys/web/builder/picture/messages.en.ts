import type { Words } from "../../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  picture: "Picture of",
  add: "Add a picture",
  change: "Another picture",
  remove: (name) => `Remove the picture of ${name}`,
  drop: "or drop one here, or paste it",
  alt: "What is to be seen in it?",
  altNote: "For whoever does not see it.",
  address: "Address of the picture (https)",
  byAddress: "Give an address instead",
  of: (label, name) => `${label} ${name}`,
  inLanguage: { fa: "Persian", en: "English" },
  coming: "On its way…",
};
