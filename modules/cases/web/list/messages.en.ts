import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  title: "Cases",
  note: "Every disappointed customer, until they say it is solved.",
  views: {
    mine: "Mine",
    overdue: "Overdue",
    unassigned: "Nobody’s",
    open: "Open",
    waiting: "To be confirmed",
    closed: "Closed",
    all: "All",
  },
  list: "Cases",
  improvements: "Improvements",
  numbers: "Numbers",
  promoters: "Promoters",
  filters: { severity: "Severity", root_cause: "Root cause", agent: "Assignee", state: "State" },
  emptyTitle: "No case is open",
  emptyText:
    "When a bad answer comes to a survey, its case opens here within seconds. You can open one from a conversation or a customer, too.",
  emptyAction: "See the rules",
  nothing: "Nothing in this view",
  nothingText: "Look at another view, or take filters away.",
  newest: "Back to the start",
  more: "Go on",
  opened: "Opened",
};
