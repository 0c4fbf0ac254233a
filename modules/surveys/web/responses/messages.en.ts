import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  columns: { who: "Customer", score: "Score", comment: "Comment", mode: "How", at: "When" },
  filters: { commented: "With a comment", feeling: "How the comment feels", from: "From", to: "Until" },
  commentedOnly: "With a comment only",
  feelings: { unhappy: "Unhappy", neutral: "Neither", happy: "Happy" },
  emptyTitle: "Responses gather here",
  emptyText: "Whichever way they come: link, e-mail, SMS, chat, phone, kiosk or paper.",
  emptyDraft: "Once it is published, the survey takes answers.",
  response: "Response",
  test: "Test",
  version: (n) => `Version ${n}`,
  customer: "Customer",
  conversation: "Show the conversation",
  touchpoint: "Touchpoint",
  notAsked: "Not asked",
  scale: (value, to) => `${value} of ${to}`,
  customerEmpty: "This customer has not answered a survey yet.",
  open: "Show the response",
  later: "Earlier responses",
  filesGone: "The files were removed.",
  fileState: { checking: "Being checked", infected: "Infected, not given out" },
  kilobytes: (n) => `${n} kB`,
};
