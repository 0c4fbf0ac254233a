import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  title: "Preview",
  size: "Size",
  sizes: { phone: "Phone", desktop: "Desktop" },
  language: "Language",
  start: "Start",
  next: "Continue",
  previous: "Back",
  send: "Send answers",
  again: "From the start",
  thanks: "Thank you for your time",
  progress: (now, all) => `${now} of ${all}`,
  ended: "The survey ends",
  endedBy: (ending) => `It came to the ending “${ending}”.`,
  trial: "Nothing is kept.",
  nothing: "With the first question, the preview appears here.",
  sampleName: "Mina",
};
