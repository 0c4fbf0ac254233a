import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of the notes about a customer, in English. */
export const en: Words<typeof fa> = {
  write: "New note",
  placeholder: "Something your colleagues should know",
  private: "Notes are for colleagues alone; the customer never sees them.",
  save: "Save note",
  edit: "Edit note",
  remove: "Remove note",
  removed: "Note removed",
  edited: "edited",
  someone: "Former colleague",
  empty: "No notes yet.",
};
