import type { ConversationStatus } from "../../contract.ts";
import type { Conversation } from "../conversations/conversation.ts";

/** What merging changes of a conversation besides its messages; kept with the event, for the way back. */
export type JoinedState = {
  status: ConversationStatus;
  snoozed_until: Date | null;
  resolved_at: Date | null;
  priority: number;
  labels: string[];
  team_id: number | null;
  assignee_id: string | null;
  waiting_since: Date | null;
  first_reply_at: Date | null;
  channel: string;
  account_id: number | null;
  last_message_at: Date;
};

// Which status wins: what somebody has to look at.
const order: readonly ConversationStatus[] = ["open", "bot", "snoozed", "resolved"];
const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));

/** How a conversation stands once another has gone into it: nobody who waited is forgotten, no label lost, no restricted team opened. */
export function joinedState(
  into: Conversation,
  from: Conversation,
  restricted: (teamId: number) => boolean,
): JoinedState {
  const awake = order.indexOf(from.status) < order.indexOf(into.status) ? from : into;
  const closed = from.team_id !== null && restricted(from.team_id) && !(into.team_id && restricted(into.team_id));
  const later = from.last_message_at > into.last_message_at ? from : into;
  const waits = awake.status === "resolved" ? null : earlier(into.waiting_since, from.waiting_since);
  return {
    status: awake.status,
    snoozed_until: awake.snoozed_until,
    resolved_at: awake.resolved_at,
    priority: Math.max(into.priority, from.priority),
    labels: [...new Set([...into.labels, ...from.labels])].sort(),
    team_id: closed ? from.team_id : (into.team_id ?? from.team_id),
    assignee_id: into.assignee_id ?? from.assignee_id,
    waiting_since: waits,
    first_reply_at: earlier(into.first_reply_at, from.first_reply_at),
    channel: later.channel,
    account_id: later.account_id,
    last_message_at: later.last_message_at,
  };
}

/** How a conversation stood, as far as merging changes it. */
export type Kept = Pick<
  JoinedState,
  "status" | "snoozed_until" | "resolved_at" | "priority" | "labels" | "team_id" | "assignee_id"
>;

/** The part of a conversation that is kept with the event of a merge. */
export function keptState({
  status,
  snoozed_until,
  resolved_at,
  priority,
  labels,
  team_id,
  assignee_id,
}: Conversation): Kept {
  return { status, snoozed_until, resolved_at, priority, labels, team_id, assignee_id };
}

/** What is taken back when the merge is undone: only what nobody has changed since. */
export function partedState(now: Conversation, before: Kept, from: Conversation, joined: Kept): Partial<JoinedState> {
  const same = <Key extends keyof typeof joined>(key: Key) => now[key] === joined[key];
  const brought = from.labels.filter((label) => !before.labels.includes(label));
  return {
    ...(same("priority") && { priority: before.priority }),
    ...(same("team_id") && { team_id: before.team_id }),
    ...(same("assignee_id") && { assignee_id: before.assignee_id }),
    ...(same("status") && {
      status: before.status,
      resolved_at: before.resolved_at,
      snoozed_until: before.snoozed_until,
    }),
    labels: now.labels.filter((label) => !brought.includes(label)),
  };
}
