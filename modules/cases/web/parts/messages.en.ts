import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  states: {
    open: "Open",
    contacted: "Contacted",
    waiting_confirmation: "Waiting for the customer",
    reopened: "Reopened",
    solved: "Solved, says the customer",
    closed_unconfirmed: "Closed, not confirmed",
    withdrawn: "Withdrawn",
  },
  severities: { low: "Low", normal: "Normal", high: "High" },
  severity: "Severity",
  kinds: { nps: "Loyalty", nps_1_10: "Loyalty", csat: "Satisfaction", ces: "Ease", expectation: "Expectation" },
  expectations: ["", "Less than expected", "As expected", "More than expected"],
  outOf: (score, most) => `${score} of ${most}`,
  number: (number) => `Case ${number}`,
  due: "Contact by",
  overdue: "Overdue",
  nobody: "Nobody’s",
  unnamed: "Unnamed customer",
  escalated: "Escalated",
  noTitle: "Untitled",
  cause: "Root cause",
  chooseCause: "Choose the cause",
  anything: "Any cause",
};
