import * as z from "zod";
import { latinDigits } from "../../../../platform/text/index.ts";
import { parseDate } from "../../../../platform/values/index.ts";
import type { CallOutcome } from "../../contract/calls.ts";
import type { CallEnd, CallNews, Direction } from "../calls/call-news.ts";
import { extensionIn, outsideNumber } from "../calls/outside-number.ts";

const text = z.coerce.string().trim().max(500);
const shape = z.object({
  event_name: text.nullish(),
  event: text.nullish(),
  unique_id: text.nullish(),
  cuid: text.nullish(),
  exten: text.nullish(),
  state: text.nullish(),
  participant: text.nullish(),
  direction: text.nullish(),
  queue: text.nullish(),
  number: text.nullish(),
  entry_point: text.nullish(),
  starttime: text.nullish(),
  endtime: text.nullish(),
  src: text.nullish(),
  dst: text.nullish(),
  type: text.nullish(),
  disposition: text.nullish(),
  billsec: text.nullish(),
  duration: text.nullish(),
  wait: text.nullish(),
  agent_wait: text.nullish(),
  answeredtime: text.nullish(),
  record: text.nullish(),
  date: text.nullish(),
  point: text.nullish(),
});
export type SimotelEvent = z.infer<typeof shape>;

export type Reading = { longest: number; timeZone: string; now: Date };
export type Heard =
  | { what: "news"; news: CallNews }
  | { what: "survey"; event: SimotelEvent; callId: string }
  /** An event that says nothing of a call, such as one of a telephone's state. */
  | { what: "nothing" }
  | { what: "not_understood" };

/** What an event of Simotel says. Names are compared without case; the call goes by `unique_id`, or `cuid` where that is missing. */
export function readSimotelEvent(body: unknown, how: Reading): Heard {
  const read = shape.safeParse(body);
  if (!read.success) return { what: "not_understood" };
  const event = read.data;
  const name = (event.event_name || event.event || "").toLowerCase().replace(/[\s_-]/g, "");
  if (!name) return { what: "not_understood" };
  const callId = event.unique_id || event.cuid || "";
  const reader = readers[name];
  if (!reader) return { what: "nothing" };
  if (!callId) return name === "newstate" ? { what: "nothing" } : { what: "not_understood" };
  return reader(event, callId, how);
}

type Reader = (event: SimotelEvent, callId: string, how: Reading) => Heard;

const readers: Record<string, Reader> = {
  newstate: readState,
  incomingcall: ({ number, entry_point: entry }, callId, { now }) =>
    heard({ callId, at: now, direction: "in", number: outsideNumber(number), entry: entry || null }),
  cdr: readRecord,
  cdrqueue: readRecord,
  survey: (event, callId) => ({ what: "survey", event, callId }),
};

const heard = (news: CallNews): Heard => ({ what: "news", news });
const states: Record<string, "ringing" | "talking" | "over"> = { ringing: "ringing", inuse: "talking", idle: "over" };

function readState(event: SimotelEvent, callId: string, { longest, now }: Reading): Heard {
  const extension = extensionIn(event.exten, longest);
  const state = states[(event.state ?? "").toLowerCase().replace(/[\s_-]/g, "")];
  if (!extension || !state) return { what: "nothing" };
  const within = extensionIn(event.participant, longest) !== null;
  const direction: Direction = within ? "internal" : event.direction?.toLowerCase() === "out" ? "out" : "in";
  return heard({
    callId,
    at: now,
    direction: event.participant ? direction : null,
    number: within ? null : outsideNumber(event.participant),
    queue: event.queue || null,
    leg: { extension, state },
    // Who dials is "in use" long before the other side picks up.
    answered: state === "talking" && event.direction?.toLowerCase() === "in",
  });
}

const directions: Record<string, Direction> = {
  incoming: "in",
  outgoing: "out",
  local: "internal",
  feature: "internal",
};

function readRecord(event: SimotelEvent, callId: string, how: Reading): Heard {
  const direction = directions[(event.type ?? "incoming").toLowerCase()];
  if (!direction) return { what: "not_understood" };
  const endedAt = momentOf(event.endtime, how) ?? how.now;
  const began = momentOf(event.starttime, how) ?? endedAt;
  const [house, outside] = direction === "out" ? [event.src, event.dst] : [event.dst, event.src];
  const talk = secondsOf(event.billsec) ?? secondsOf(event.answeredtime) ?? secondsOf(event.duration);
  const outcome = outcomeOf(event, direction, talk);
  const end: CallEnd = {
    firm: true,
    outcome,
    endedAt,
    talkSeconds: outcome === "answered" ? talk : null,
    waitSeconds: secondsOf(event.wait) ?? secondsOf(event.agent_wait),
    extension: extensionIn(house, how.longest),
    recording: event.record || null,
  };
  const number = direction === "internal" ? null : outsideNumber(outside);
  return heard({ callId, at: began, direction, number, queue: event.queue || null, end });
}

function outcomeOf({ disposition }: SimotelEvent, direction: Direction, talk: number | null): CallOutcome {
  const said = (disposition ?? "").toUpperCase().replace(/[\s_-]/g, "");
  if (said === "ANSWERED" || (said === "" && talk !== null && talk > 0)) return "answered";
  if (said === "BUSY") return "busy";
  if (said === "FAILED" || said === "CONGESTION") return direction === "in" ? "missed" : "failed";
  return direction === "in" ? "missed" : "no_answer";
}

/** Seconds as a number, also in Persian digits, and as 00:01:12. */
function secondsOf(written: string | null | undefined): number | null {
  const digits = latinDigits(written ?? "").trim();
  if (/^\d{1,7}(\.\d+)?$/.test(digits)) return Math.round(Number(digits));
  const clock = /^(\d{1,3}):(\d{2}):(\d{2})$/.exec(digits);
  return clock ? Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) : null;
}

/** The exchange's clock is the brand's; a moment that lies ahead is now. */
function momentOf(written: string | null | undefined, { timeZone, now }: Reading): Date | null {
  const read = written ? parseDate(written, "auto", timeZone) : null;
  if (!(read instanceof Date)) return null;
  return read > now ? now : read;
}
