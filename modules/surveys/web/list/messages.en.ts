import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  note: (n) => `${n} surveys`,
  add: "New survey",
  columns: { name: "Name", state: "State", responses: "Responses", last: "Last answer", updated: "Changed" },
  never: "No answer yet",
  more: (name) => `Deeds of “${name}”`,
  copy: "Make a copy",
  copyName: (name) => `${name} (copy)`,
  copied: "The copy was made.",
  fromFile: "From a survey's file",
  notASurvey: "This is no file of a Hamdel survey. Please choose one that was exported from a survey.",
  exportFile: "Download JSON",
  importFile: "Import JSON",
  imported: "The survey was made of the file.",
  notAFile: "This file is not a survey of Hamdel.",
  remove: "Remove",
  removed: "The survey was removed; its responses stay.",
  emptyTitle: "Ask customers, get a number, follow it up",
  emptyText:
    "Begin with one question: “How likely are you to recommend us?”. Answers stand with the customer and in one set of numbers.",
  newTitle: "New survey",
  template: "Begin with",
  name: "Name",
  key: "Its key in addresses",
  keyNote: "Small letters, digits and hyphens",
  make: "Make the survey",
  cancel: "Cancel",
  templates: {
    nps: { name: "Loyalty (NPS)", first: "How likely are you to recommend us to a friend or colleague?" },
    csat: { name: "Satisfaction with support (CSAT)", first: "How satisfied are you with our support?" },
    ces: { name: "Ease (CES)", first: "They made it easy for me to handle my issue." },
    expectation: { name: "Against expectation", first: "How did your experience compare with what you expected?" },
    product: { name: "Product feedback", first: "How satisfied are you with what you bought?" },
    free: { name: "Free questionnaire", first: "What could we do better for you?" },
  },
};
