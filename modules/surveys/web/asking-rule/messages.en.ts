import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  edit: "Change",
  cancel: "Cancel",
  save: "Save",
  saved: "Saved",
  siteSettings: "Set up sites",
  share_before: "Of a hundred people",
  share: "Of a hundred people, how many",
  share_after: "by lot; and the same person not again for",
  again: "Not again for so many days",
  again_after: "days.",
};
