import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of what is done with a conversation, in English. */
export const en: Words<typeof fa> = {
  assign: "Assign",
  assignTo: "Assign to…",
  people: "Colleagues",
  teams: "Teams",
  findPerson: "Name of a colleague or team",
  nobody: "Nobody",
  noTeam: "No team",
  snooze: "Snooze",
  untilTheyWrite: "Until the customer writes",
  resolve: "Resolve",
  reopen: "Reopen",
  priority: "Priority",
  labels: "Labels",
  suggested: "From this customer's other conversations",
  findLabel: "Write a label",
  spam: "Mark as spam",
  notSpam: "Not spam",
  more: "More",
  done: {
    resolved: "Conversation resolved",
    open: "Conversation reopened",
    snoozed: "Conversation snoozed",
    assigned: (name: string) => `Assigned to ${name}`,
    unassigned: "Assigned to nobody",
    team: (name: string) => `Given to team ${name}`,
    noTeam: "Taken from its team",
    priority: "Priority changed",
    labels: "Labels changed",
    spam: "Moved to spam",
    notSpam: "Taken out of spam",
    many: (count: string) => `${count} conversations changed`,
  },
};
