import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of saved views, in English. */
export const en: Words<typeof fa> = {
  saved: "Saved views",
  save: "Save as a view",
  title: "Save the view",
  what: "These filters are kept under a name, with their count in sight.",
  name: "Name of the view",
  namePlaceholder: "For example “Urgent shipping”",
  share: "Colleagues see it too",
  done: (name: string) => `“${name}” is saved`,
  more: (name: string) => `Change the view “${name}”`,
  update: "Keep the filters on screen in it",
  rename: "Change name and sharing",
  remove: "Remove the view",
  removed: (name: string) => `“${name}” is gone`,
};
