import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words that several parts of the inbox share, in English. */
export const en: Words<typeof fa> = {
  inbox: "Inbox",
  me: "Me",
  nobody: "Nobody",
  unnamed: "Unknown",
  unassigned: "Unassigned",
  customer: "Customer",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  today: "Today",
  yesterday: "Yesterday",
  search: "Search",
  nothing: "Nothing found",
  make: (text: string) => `Make “${text}”`,
  priorities: { low: "Can wait", usual: "Usual", high: "High", urgent: "Urgent" },
  statuses: { bot: "With the assistant", open: "Open", snoozed: "Snoozed", resolved: "Resolved" },
  lifecycles: { prospect: "Prospect", buyer: "Buyer", loyal: "Loyal", lapsed: "Lapsed" },
  when: {
    pick: "Another day and hour",
    title: "Choose a day and hour",
    day: "Day",
    hour: "Hour",
    past: "This time has passed",
    one_hour: "In an hour",
    two_hours: "In two hours",
    evening: "This evening",
    tomorrow: "Tomorrow morning",
    tomorrow_noon: "Tomorrow noon",
    three_days: "In three days",
    next_week: "Next Saturday",
  },
};
