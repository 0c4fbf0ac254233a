import { conversationRounds, type Round, type RoundRules, type ServiceFact } from "./conversation-rounds.ts";
import { addWorkingTime, type WorkingCalendar, workingMilliseconds } from "./working-time.ts";

/** A promise: so much time, of the brand's working time or of all time. `warnShare` of it, 0 to 1, passes before a warning. */
export type ServiceTarget = RoundRules & { milliseconds: number; time: "working" | "calendar"; warnShare: number };

/**
 * How a promise stands. `dueAt` and `warnAt` are known while the clock runs and once it has run out; both are null while
 * it is paused, and where the calendar never works. `spentMs` is time of the target's own kind. A promise that was kept
 * late is `breached` and has both `breachedAt` and `metAt`.
 */
export type ServiceClock = {
  state: "running" | "paused" | "met" | "breached" | "none";
  dueAt: Date | null;
  warnAt: Date | null;
  spentMs: number;
  metAt: Date | null;
  breachedAt: Date | null;
};

export type ServiceRound = ServiceClock & { startedAt: Date };

const nothing: ServiceClock = {
  state: "none",
  dueAt: null,
  warnAt: null,
  spentMs: 0,
  metAt: null,
  breachedAt: null,
};

/**
 * The clock of a target at the instant `now`: its latest round; `none` where nobody has waited yet. `facts` stand in the
 * order in which they happened; those after `now` are not heard. What each fact does: README.md beside this file.
 */
export function serviceClock(
  target: ServiceTarget,
  calendar: WorkingCalendar,
  facts: readonly ServiceFact[],
  now: Date,
): ServiceClock {
  const round = serviceRounds(target, calendar, facts, now).at(-1);
  if (!round) return nothing;
  const { startedAt: _started, ...clock } = round;
  return clock;
}

/** Every wait that a target covers at the instant `now`, oldest first: a next reply has one for each turn of the customer. */
export function serviceRounds(
  target: ServiceTarget,
  calendar: WorkingCalendar,
  facts: readonly ServiceFact[],
  now: Date,
): ServiceRound[] {
  const heard = facts.filter(({ at }) => at <= now);
  return conversationRounds(target, heard).map((round) => readRound(target, calendar, round, now));
}

function readRound(target: ServiceTarget, calendar: WorkingCalendar, round: Round, now: Date): ServiceRound {
  const due = passing(target, calendar, round, target.milliseconds);
  const warn = passing(target, calendar, round, target.milliseconds * target.warnShare);
  const end = round.stretches.at(-1)?.to;
  const runs = end === null;
  // What comes at the due instant itself is in time.
  const breached = due !== null && due < (runs ? now : new Date(end ?? round.startedAt));
  const known = runs || breached;
  return {
    startedAt: new Date(round.startedAt),
    state: stateOf(round, breached, runs),
    dueAt: known ? due : null,
    warnAt: known ? warn : null,
    spentMs: round.stretches.reduce(
      (sum, { from, to }) => sum + spent(target, calendar, new Date(from), to === null ? now : new Date(to)),
      0,
    ),
    metAt: round.metAt === null ? null : new Date(round.metAt),
    breachedAt: breached ? due : null,
  };
}

function stateOf(round: Round, breached: boolean, runs: boolean): ServiceClock["state"] {
  if (breached) return "breached";
  if (round.metAt !== null) return "met";
  if (round.settled) return "none";
  return runs ? "running" : "paused";
}

/** The instant at which a round has spent so many milliseconds, in a stretch that is over or the one that runs. */
function passing(target: ServiceTarget, calendar: WorkingCalendar, round: Round, milliseconds: number): Date | null {
  let left = milliseconds;
  for (const { from, to } of round.stretches) {
    const start = new Date(from);
    const at = target.time === "working" ? addWorkingTime(calendar, start, left) : new Date(from + left);
    if (to === null || (at && at.getTime() < to)) return at;
    left -= spent(target, calendar, start, new Date(to));
  }
  return null;
}

function spent({ time }: ServiceTarget, calendar: WorkingCalendar, from: Date, to: Date): number {
  return time === "working" ? workingMilliseconds(calendar, from, to) : Math.max(0, to.getTime() - from.getTime());
}
