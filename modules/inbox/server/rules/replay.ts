import type { ConversationStatus, RuleTrigger } from "../../contract.ts";
import type { PastConversation, PastMessage } from "./past.ts";
import type { Situation } from "./situation.ts";
import { triggersOf } from "./wake-machines.ts";

/** Something a rule could have heard, with how things stood then. */
export type Moment = { at: Date; triggers: readonly RuleTrigger[]; byRule: number | null; state: State };
export type State = Pick<
  Situation,
  | "channel"
  | "account"
  | "status"
  | "priority"
  | "labels"
  | "team"
  | "assignee"
  | "text"
  | "byMachine"
  | "waitingSince"
  | "messageCount"
> & { spam: boolean };

const statusAfter: Partial<Record<string, ConversationStatus>> = {
  opened: "open",
  resolved: "resolved",
  reopened: "open",
  woken: "open",
  snoozed: "snoozed",
};

/**
 * Goes through what was written in a conversation and stops at each moment that rules hear, waits of so many minutes among them.
 * The state it shows is its own: whoever changes it changes what comes after, as a rule's deeds would have.
 */
export function* replay(past: PastConversation, waitsMinutes: number | null, until: Date): Generator<Moment> {
  const state = beginning(past);
  const due = past.broken.map(({ due_at }) => due_at);
  let waited: Date | null = null;
  function* before(at: Date): Generator<Moment> {
    const times: { at: Date; on: RuleTrigger }[] = due
      .filter((one) => one <= at)
      .map((one) => ({ at: one, on: "promise_due" }));
    due.splice(0, times.length);
    if (state.waitingSince && waitsMinutes !== null && waited?.getTime() !== state.waitingSince.getTime()) {
      const over = new Date(state.waitingSince.getTime() + waitsMinutes * 60_000);
      if (over <= at) {
        waited = state.waitingSince;
        if (state.status !== "resolved") times.push({ at: over, on: "customer_waits" });
      }
    }
    for (const time of times.sort((a, b) => a.at.getTime() - b.at.getTime())) {
      yield { at: time.at, triggers: [time.on], byRule: null, state };
    }
  }
  for (const [place, message] of past.messages.entries()) {
    yield* before(message.at);
    step(state, message);
    const triggers = triggersOf({ ...message, event: message.event as never }, place + 1);
    if (triggers.length > 0) yield { at: message.at, triggers, byRule: ruleIn(message), state };
  }
  yield* before(until);
}

/** Things that were never changed on record began as they are today. */
function beginning(past: PastConversation): State {
  const changed = (event: string) => past.messages.some((message) => message.event === event);
  return {
    channel: past.channel,
    account: past.account_id,
    status: "open",
    priority: changed("priority_changed") ? 0 : past.priority,
    labels: changed("labels_changed") ? [] : past.labels,
    team: changed("team_changed") ? null : past.team_id,
    assignee: changed("assigned") || changed("unassigned") ? null : past.assignee_id,
    text: "",
    byMachine: false,
    waitingSince: null,
    messageCount: 0,
    spam: false,
  };
}

function step(state: State, message: PastMessage): void {
  if (message.kind === "message") hear(state, message);
  if (message.kind !== "event") return;
  const to = message.meta["to"];
  state.status = statusAfter[message.event ?? ""] ?? state.status;
  if (message.event === "resolved" || message.event === "spam" || message.event === "not_spam")
    state.waitingSince = null;
  if (message.event === "spam" || message.event === "not_spam") state.spam = message.event === "spam";
  if (message.event === "priority_changed") state.priority = Number(to);
  if (message.event === "labels_changed" && Array.isArray(to)) state.labels = to.map(String);
  if (message.event === "team_changed") state.team = typeof to === "number" ? to : null;
  if (message.event === "assigned") state.assignee = String(to);
  if (message.event === "unassigned") state.assignee = null;
}

function hear(state: State, message: PastMessage): void {
  state.messageCount += 1;
  state.channel = message.channel ?? state.channel;
  state.account = message.account_id;
  if (message.direction === "in") {
    state.text = message.text;
    state.byMachine = message.by_machine;
    if (!state.byMachine) state.waitingSince ??= message.at;
  } else if (!message.by_rule) {
    state.waitingSince = null;
  }
}

function ruleIn({ meta }: PastMessage): number | null {
  const rule = meta["rule"];
  return rule && typeof rule === "object" && "id" in rule ? Number(rule.id) : null;
}
