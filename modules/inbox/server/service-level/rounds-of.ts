import { serviceTargets } from "../../contract.ts";
import { conversationRounds, type Round } from "./conversation-rounds.ts";
import type { ConversationFact } from "./facts-of-conversation.ts";
import type { StandingLevel } from "./levels.ts";
import { type LevelCase, pickLevel } from "./pick-level.ts";
import { type ServiceRound, type ServiceTarget, serviceRounds } from "./service-clock.ts";
import { type WorkingCalendar, workingMilliseconds } from "./working-time.ts";

/** One row of `reply_round`, but for what was announced of it. */
export type RoundRow = {
  target: (typeof serviceTargets)[number];
  place: number;
  started_at: Date;
  state: "running" | "paused" | "met" | "settled";
  met_at: Date | null;
  user_id: string | null;
  channel: string;
  team_id: number | null;
  calendar_ms: number | null;
  working_ms: number | null;
  level_id: number | null;
  warn_at: Date | null;
  due_at: Date | null;
  breached_at: Date | null;
};
export type Ground = { levels: readonly StandingLevel[]; calendar: WorkingCalendar };
/** A conversation as its rounds need it. */
export type Talk = Omit<LevelCase, "channel"> & { assigneeId: string | null; facts: readonly ConversationFact[] };

/** Every wait of a conversation at the instant `now`, with the promise that holds for it. */
export function roundsOf(talk: Talk, ground: Ground, now: Date): RoundRow[] {
  const facts = talk.facts.filter(({ at }) => at <= now);
  const lastChannel = facts.findLast(({ kind }) => kind === "customer_message")?.channel;
  if (!lastChannel) return [];
  const level = pickLevel(ground.levels, { ...talk, channel: lastChannel });
  return serviceTargets.flatMap((target) => {
    const promise = promiseOf(level, target);
    const rules = { kind: target, pausesWhileSnoozed: level?.pauses_while_snoozed ?? true };
    const clocks = promise ? serviceRounds(promise, calendarOf(ground, level), facts, now) : [];
    return conversationRounds(rules, facts).map((round, place) => {
      const promised = level && clocks[place] && held(level, round, clocks[place], now);
      const row = rowOf(talk, ground.calendar, round, { target, place, channel: channelAt(facts, round.startedAt) });
      return promised ? { ...row, ...standing(level, clocks[place]!) } : row;
    });
  });
}

/** What a level promises, for the clock; null where it says nothing of this target. */
export function promiseOf(level: Omit<StandingLevel, "id" | "since"> | null, kind: RoundRow["target"]) {
  const minutes = level?.[kind];
  if (!level || !minutes) return null;
  const promise: ServiceTarget = {
    kind,
    pausesWhileSnoozed: level.pauses_while_snoozed,
    milliseconds: minutes * 60_000,
    time: level.counts,
    warnShare: level.warn_percent / 100,
  };
  return promise;
}

/** When a level's time runs: in its own working week, else the brand's, with the brand's holidays. */
export function calendarOf({ calendar }: Ground, level: Pick<StandingLevel, "hours"> | null): WorkingCalendar {
  return level?.hours ? { ...calendar, week: level.hours } : calendar;
}

/** A wait that was over, or would have been due, before the level was there was promised nothing. */
function held({ since }: StandingLevel, round: Round, { breachedAt }: ServiceRound, now: Date): boolean {
  return (endOf(round) ?? now.getTime()) >= since.getTime() && (breachedAt === null || breachedAt >= since);
}

const standing = (level: StandingLevel, { warnAt, dueAt, breachedAt }: ServiceRound) => ({
  level_id: level.id,
  warn_at: warnAt,
  due_at: dueAt,
  breached_at: breachedAt,
});

type Place = Pick<RoundRow, "target" | "place" | "channel">;

function rowOf(talk: Talk, calendar: WorkingCalendar, round: Round, place: Place): RoundRow {
  const [started, met] = [new Date(round.startedAt), round.metAt === null ? null : new Date(round.metAt)];
  return {
    ...place,
    started_at: started,
    state: stateOf(round),
    met_at: met,
    user_id: met ? round.metBy : talk.assigneeId,
    team_id: talk.teamId,
    calendar_ms: met && met.getTime() - started.getTime(),
    working_ms: met && workingMilliseconds(calendar, started, met),
    ...{ level_id: null, warn_at: null, due_at: null, breached_at: null },
  };
}

function stateOf(round: Round): RoundRow["state"] {
  if (round.metAt !== null) return "met";
  if (round.settled) return "settled";
  return round.stretches.at(-1)?.to === null ? "running" : "paused";
}

/** When a wait was over; null while it goes on. */
function endOf(round: Round): number | null {
  return round.metAt ?? (round.settled ? (round.stretches.at(-1)?.to ?? null) : null);
}

/** Where the customer wrote what this wait began with. */
function channelAt(facts: readonly ConversationFact[], startedAt: number): string {
  const written = facts.filter(({ kind }) => kind === "customer_message");
  return (written.findLast(({ at }) => at.getTime() <= startedAt) ?? written[0])?.channel ?? "other";
}
