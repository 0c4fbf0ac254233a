import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  title: "Numbers of cases",
  note: "How many are open, how soon customers are reached, and how many said it is solved.",
  period: "Period",
  periods: { "30d": "30 days", "90d": "90 days", "365d": "A year" },
  overdue: (count) => `${count} overdue`,
  waiting: (count) => `${count} waiting for the customer`,
  stillWaiting: (count) => `${count} customers still wait to be reached`,
  longer: (length) => `more than ${length}`,
  calendar: "In all hours",
  by: "By",
  bys: { root_cause: "Root cause", touchpoint: "Touchpoint", product: "Product", agent: "Assignee" },
  none: "Not known",
  recovery: "Recovery",
  cases: "Cases",
  nothing: "No case was closed in this period.",
};
