/** What is promised: a first human answer, an answer to each later message, or an end of the matter. */
export type ServiceTargetKind = "first_reply" | "next_reply" | "resolution";

/**
 * What happened in a conversation, as far as a clock hears of it. `agent_reply` is a public message of a member,
 * `waiting_for_customer` the word of a member that the customer is to act, `given_to_bot` that people have no part in it for now.
 */
export type ServiceFact = {
  at: Date;
  /** Who of the house did it, where a person did. */
  by?: string | null;
  kind:
    | "customer_message"
    | "agent_reply"
    | "bot_reply"
    | "waiting_for_customer"
    | "given_to_bot"
    | "snoozed"
    | "unsnoozed"
    | "reassigned"
    | "resolved"
    | "reopened";
};

export type RoundRules = { kind: ServiceTargetKind; pausesWhileSnoozed: boolean };

/**
 * One wait of the customer, in milliseconds since 1970: the stretches in which the clock ran, the last one without an
 * end while it runs. `settled`: resolved without a reply, so that nobody waits.
 */
export type Round = {
  startedAt: number;
  stretches: { from: number; to: number | null }[];
  metAt: number | null;
  /** Who answered or resolved, where facts say so. */
  metBy: string | null;
  settled: boolean;
};

type Conversation = RoundRules & {
  rounds: Round[];
  /** The round that a reply would meet; of a resolution the only one, even when it is met. */
  open: Round | null;
  unanswered: boolean;
  spoken: boolean;
  snoozed: boolean;
  waiting: boolean;
  resolved: boolean;
  reopenedAt: number | null;
};

/** The rounds of one target, oldest first. `facts` stand in the order in which they happened. */
export function conversationRounds(rules: RoundRules, facts: readonly ServiceFact[]): Round[] {
  const talk: Conversation = {
    ...rules,
    rounds: [],
    open: null,
    unanswered: false,
    spoken: false,
    snoozed: false,
    waiting: false,
    resolved: false,
    reopenedAt: null,
  };
  let at = Number.NEGATIVE_INFINITY;
  for (const fact of facts) {
    // Two machines' clocks may differ: nothing happens before what it follows.
    at = Math.max(at, fact.at.getTime());
    hear[fact.kind]?.(talk, at, fact.by ?? null);
    begin(talk, at);
    turn(talk, at);
  }
  return talk.rounds;
}

const hear: Partial<Record<ServiceFact["kind"], (talk: Conversation, at: number, by: string | null) => void>> = {
  customer_message(talk, at) {
    // What was left unanswered at the resolve needed no answer; this message waits for one of its own.
    if (talk.kind === "next_reply" && (talk.resolved || talk.reopenedAt === at)) settle(talk, at);
    Object.assign(talk, { unanswered: true, waiting: false, snoozed: false, reopenedAt: null });
  },
  agent_reply(talk, at, by) {
    if (talk.open && talk.kind !== "resolution") {
      Object.assign(talk.open, { metAt: at, metBy: by, settled: false });
      leave(talk, at);
    }
    Object.assign(talk, { unanswered: false, waiting: true, spoken: true });
  },
  waiting_for_customer(talk) {
    talk.waiting = true;
  },
  given_to_bot(talk, at) {
    if (talk.kind !== "resolution") settle(talk, at);
    Object.assign(talk, { unanswered: false, waiting: true });
  },
  snoozed(talk) {
    talk.snoozed = true;
  },
  unsnoozed(talk) {
    talk.snoozed = false;
  },
  resolved(talk, at, by) {
    if (talk.resolved) return;
    talk.resolved = true;
    if (talk.open) Object.assign(talk.open, talk.kind === "resolution" ? { metAt: at, metBy: by } : { settled: true });
  },
  reopened(talk, at) {
    if (!talk.resolved) return;
    Object.assign(talk, { resolved: false, waiting: false, snoozed: false, reopenedAt: at });
    if (talk.open) Object.assign(talk.open, { metAt: null, metBy: null, settled: false });
  },
};

/** Opens a round where a customer waits and none is open. */
function begin(talk: Conversation, at: number): void {
  if (talk.open || !talk.unanswered || talk.resolved) return;
  if (talk.kind === "first_reply" && talk.spoken) return;
  if (talk.kind === "next_reply" && !talk.spoken) return;
  talk.open = { startedAt: at, stretches: [], metAt: null, metBy: null, settled: false };
  talk.rounds.push(talk.open);
}

/** Lets the clock of the open round run or stand, as the conversation now is. */
function turn(talk: Conversation, at: number): void {
  if (!talk.open) return;
  const stands =
    talk.resolved || (talk.snoozed && talk.pausesWhileSnoozed) || (talk.waiting && talk.kind === "resolution");
  const last = talk.open.stretches.at(-1);
  const runs = last?.to === null;
  if (stands && runs) last.to = at;
  else if (!stands && !runs) talk.open.stretches.push({ from: at, to: null });
}

function settle(talk: Conversation, at: number): void {
  if (talk.open) talk.open.settled = true;
  leave(talk, at);
}

/** Closes the open round for good. */
function leave(talk: Conversation, at: number): void {
  const last = talk.open?.stretches.at(-1);
  if (last) last.to ??= at;
  talk.open = null;
}
