import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  cases: "Cases",
  open: "Open a case",
  title: "What it is about",
  opened: "The case is open.",
  nothing: "This customer has no case.",
  given: (number) => `Case ${number} is yours now.`,
  up: (number) => `Case ${number} is overdue and went up.`,
  show: "Look",
  code: "Did they come by a referral code?",
  save: "Record the code",
  saved: "The code is recorded.",
};
