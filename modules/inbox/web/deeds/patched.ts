import type { ConversationPatch, ConversationRow } from "../../contract.ts";

/** Names of people and teams by their ids, to show a change before the server has said it. */
export type Names = { nameOf: (id: string) => string; teamOf: (id: number) => string };

/** A conversation as it will look after a change. */
export function patched(row: ConversationRow, change: ConversationPatch, names: Names): ConversationRow {
  const next = { ...row };
  if (change.status) next.status = change.status;
  if (change.status === "snoozed") next.snoozed_until = change.snoozed_until ?? null;
  if (change.status && change.status !== "snoozed") next.snoozed_until = null;
  if (change.status === "resolved") next.waiting_since = null;
  if (change.assignee !== undefined)
    next.assignee = change.assignee ? { id: change.assignee, name: names.nameOf(change.assignee) } : null;
  if (change.team !== undefined) next.team = change.team ? { id: change.team, name: names.teamOf(change.team) } : null;
  if (change.priority !== undefined) next.priority = change.priority;
  if (change.labels) next.labels = change.labels;
  if (change.spam !== undefined) next.spam = change.spam;
  return next;
}

/** The change that leads back to how a conversation was. A snooze whose time has passed leads back to an open conversation. */
export function inverseOf(row: ConversationRow, change: ConversationPatch, now: number): ConversationPatch {
  const back: ConversationPatch = {};
  if (change.status) Object.assign(back, statusOf(row, now));
  if (change.assignee !== undefined) back.assignee = row.assignee?.id ?? null;
  if (change.team !== undefined) back.team = row.team?.id ?? null;
  if (change.priority !== undefined) back.priority = row.priority;
  if (change.labels) back.labels = row.labels;
  if (change.spam !== undefined) back.spam = row.spam;
  return back;
}

function statusOf(row: ConversationRow, now: number): ConversationPatch {
  if (row.status === "resolved") return { status: "resolved" };
  const over = row.snoozed_until !== null && Date.parse(row.snoozed_until) <= now;
  if (row.status !== "snoozed" || over) return { status: "open" };
  return { status: "snoozed", snoozed_until: row.snoozed_until };
}
