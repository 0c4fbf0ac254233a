import type { CallOutcome } from "../../contract/calls.ts";
import type { CallEnd, CallNews, Direction } from "./call-news.ts";

/** What is known of a call. */
export type CallState = {
  direction: Direction | null;
  number: string | null;
  queue: string | null;
  entry: string | null;
  extension: string | null;
  began_at: Date;
  answered_at: Date | null;
  ended_at: Date | null;
  wait_seconds: number | null;
  talk_seconds: number | null;
  outcome: CallOutcome | null;
  firm: boolean;
  /** Its end was told by nobody: when it was, and for how long they spoke, is not known. */
  lost: boolean;
  recording: string | null;
};

/** Of two ends that are told with the same right, the one further to the right holds: a ring group tells of each telephone. */
const weight: readonly (CallOutcome | null)[] = [
  null,
  "unknown",
  "failed",
  "no_answer",
  "missed",
  "busy",
  "cancelled",
  "answered",
];

/** What is known of a call that was just heard of. */
export function newCall(at: Date): CallState {
  return {
    ...{ direction: null, number: null, queue: null, entry: null, extension: null },
    ...{ began_at: at, answered_at: null, ended_at: null, wait_seconds: null, talk_seconds: null },
    ...{ outcome: null, firm: false, lost: false, recording: null },
  };
}

/**
 * A call with one more piece of news. Pure, and made so that the same news again changes nothing and another order ends the same: times
 * are the earliest (begin, answer) and the latest (end), an exchange's own record outweighs what was seen of the call.
 */
export function mergeCall(call: CallState, news: CallNews): CallState {
  const merged: CallState = {
    ...call,
    direction: directionOf(call, news),
    number: call.number ?? news.number ?? null,
    queue: call.queue ?? news.queue ?? null,
    entry: call.entry ?? news.entry ?? null,
    wait_seconds: longer(call.wait_seconds, news.waitSeconds),
    began_at: earlier(call.began_at, news.at),
  };
  if (news.answered) {
    merged.answered_at = call.answered_at ? earlier(call.answered_at, news.at) : news.at;
    merged.extension = news.leg?.extension ?? call.extension;
  }
  if (news.end) withEnd(merged, news.end);
  // Seen as answered after its end was told, and nobody's record says otherwise.
  if (merged.outcome && !merged.firm && merged.answered_at) merged.outcome = "answered";
  return merged;
}

/** The exchange's record knows best; a leg within the house of a call from outside makes it none within the house. */
function directionOf({ direction }: CallState, { direction: told, end }: CallNews): Direction | null {
  if (!told) return direction;
  if (end?.firm && told !== "internal") return told;
  return direction === null || direction === "internal" ? told : direction;
}

function longer(known: number | null, told: number | null | undefined): number | null {
  return told == null ? known : Math.max(known ?? 0, told);
}

function withEnd(call: CallState, end: CallEnd): void {
  const outcome = end.outcome ?? seen(call, end);
  const firmer = end.firm && !call.firm;
  const heavier = weight.indexOf(outcome) > weight.indexOf(call.outcome);
  if (firmer || (end.firm === call.firm && heavier)) {
    call.outcome = outcome;
    if (end.extension && outcome === "answered") call.extension = end.extension;
  }
  call.lost = !end.firm && (end.lost ?? false) && (call.ended_at === null || call.lost);
  call.firm ||= end.firm;
  call.ended_at = call.ended_at && call.ended_at > end.endedAt ? call.ended_at : end.endedAt;
  call.recording ??= end.recording ?? null;
  call.wait_seconds = longer(call.wait_seconds, end.waitSeconds);
  call.talk_seconds = longer(call.talk_seconds, end.talkSeconds);
}

/** How a call ended of which only that is told. */
function seen({ answered_at, direction }: CallState, { otherwise }: CallEnd): CallOutcome {
  if (answered_at) return "answered";
  if (otherwise) return otherwise;
  return direction === "in" ? "missed" : "no_answer";
}

/** Seconds of talk of a call that is over: told by the exchange, else counted; null where nobody knows. */
export function talkOf({ outcome, talk_seconds, answered_at, ended_at, lost }: CallState): number | null {
  if (outcome !== "answered") return outcome === null ? null : 0;
  if (lost) return talk_seconds;
  return talk_seconds ?? (answered_at && ended_at ? seconds(answered_at, ended_at) : null);
}

/** Seconds until somebody answered, or until it was over: told by the exchange, else counted. */
export function waitOf({
  wait_seconds,
  began_at,
  answered_at,
  ended_at,
  talk_seconds,
  outcome,
}: CallState): number | null {
  if (wait_seconds !== null) return wait_seconds;
  if (answered_at) return seconds(began_at, answered_at);
  if (!ended_at) return null;
  const all = seconds(began_at, ended_at);
  if (outcome !== "answered") return all;
  return talk_seconds === null ? null : Math.max(0, all - talk_seconds);
}

const seconds = (from: Date, to: Date) => Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));

/** The earlier of two moments. */
export const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
