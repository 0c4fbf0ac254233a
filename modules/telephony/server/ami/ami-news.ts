import { parseDate } from "../../../../platform/values/index.ts";
import type { CallOutcome } from "../../contract/calls.ts";
import type { CallNews, Direction } from "../calls/call-news.ts";
import { extensionIn, outsideNumber } from "../calls/outside-number.ts";
import type { AmiMessage } from "./ami-wire.ts";
import { dialledNumber, extensionOfChannel, isLocal } from "./channel-name.ts";

/** So a call is numbered that was asked for here. */
export const ownCall = "hamdel-";
const mostRemembered = 5000;

export type AmiReading = { longest: number; timeZone: string };

/**
 * Understands one connection's events as news of calls. A call is everything that carries one `Linkedid`; it is over when the last of its
 * channels is.
 */
export class AmiCalls {
  readonly #how: AmiReading;
  /** Channels that are there, and which call they are of. */
  readonly #channels = new Map<string, string>();
  /** Channels that were, for records that come after the end and name only the channel. */
  readonly #past = new Map<string, string>();

  constructor(how: AmiReading) {
    this.#how = how;
  }

  /** A channel that was there when the connection was made. Gives its call. */
  know(event: AmiMessage): string {
    const call = event["linkedid"] || event["uniqueid"] || "";
    if (event["uniqueid"]) this.#channels.set(event["uniqueid"], call);
    return call;
  }

  /** What an event says of its call; nothing for most. `now` is when it came. */
  read(event: AmiMessage, now: Date): CallNews[] {
    const reader = readers[(event["event"] ?? "").toLowerCase()];
    if (!reader) return [];
    const news = reader.call(this, event, now);
    return news && news.callId !== "" ? [news] : [];
  }

  began(event: AmiMessage, now: Date): CallNews | null {
    const callId = this.know(event);
    if (event["uniqueid"] !== callId) return null;
    const own = this.extension(event["channel"]);
    const dialled = event["exten"] ?? "";
    if (!own) {
      const number = outsideNumber(event["calleridnum"]);
      return { callId, at: now, direction: "in", number, entry: dialled || null };
    }
    const within = extensionIn(dialled, this.#how.longest) !== null;
    const number = within || callId.startsWith(ownCall) ? null : outsideNumber(dialled);
    const direction: Direction | null = within ? "internal" : number ? "out" : null;
    return { callId, at: now, direction, number, ...this.leg(event["channel"], own, "ringing") };
  }

  rings(event: AmiMessage, now: Date): CallNews | null {
    const callId = event["linkedid"] || event["destlinkedid"] || "";
    const to = this.extension(event["destchannel"]);
    if (!to) {
      const number = outsideNumber(dialledNumber(event["dialstring"]));
      return number === null ? null : { callId, at: now, direction: "out", number };
    }
    const from = extensionIn(event["calleridnum"], this.#how.longest);
    const number = from ? null : outsideNumber(event["calleridnum"]);
    return { callId, at: now, number, ...this.leg(event["destchannel"], to, "ringing") };
  }

  dialled(event: AmiMessage, now: Date): CallNews | null {
    const callId = event["linkedid"] || event["destlinkedid"] || "";
    const answered = event["dialstatus"] === "ANSWER";
    const to = this.extension(event["destchannel"]);
    if (!to) return answered ? { callId, at: now, answered: true } : null;
    if (isLocal(event["destchannel"])) return null;
    return { callId, at: now, answered, leg: { extension: to, state: answered ? "talking" : "over" } };
  }

  /** Somebody of a queue took the call. */
  connected(event: AmiMessage, now: Date): CallNews | null {
    const to = this.extension(event["interface"]) ?? this.extension(event["destchannel"]);
    const hold = Number(event["holdtime"]);
    return {
      callId: event["linkedid"] || event["uniqueid"] || "",
      at: now,
      direction: "in",
      queue: event["queue"] || null,
      ...(to && { leg: { extension: to, state: "talking" as const } }),
      answered: true,
      ...(Number.isFinite(hold) && { waitSeconds: hold }),
    };
  }

  /** Two sides in one bridge speak. */
  bridged(event: AmiMessage, now: Date): CallNews | null {
    const extension = this.extension(event["channel"]);
    if (!extension || isLocal(event["channel"]) || Number(event["bridgenumchannels"] ?? 0) < 2) return null;
    return { callId: event["linkedid"] || "", at: now, leg: { extension, state: "talking" }, answered: true };
  }

  waits(event: AmiMessage, now: Date): CallNews | null {
    const callId = event["linkedid"] || event["uniqueid"] || "";
    return { callId, at: now, direction: "in", queue: event["queue"] || null };
  }

  hungUp(event: AmiMessage, now: Date): CallNews | null {
    const unique = event["uniqueid"] ?? "";
    const callId = event["linkedid"] || this.#channels.get(unique) || unique;
    this.#channels.delete(unique);
    this.remember(unique, callId);
    const extension = this.extension(event["channel"]);
    const leg = extension && !isLocal(event["channel"]) ? { leg: { extension, state: "over" as const } } : {};
    if ([...this.#channels.values()].includes(callId)) return leg.leg ? { callId, at: now, ...leg } : null;
    const otherwise = event["cause"] === "17" ? ("busy" as const) : undefined;
    return { callId, at: now, ...leg, end: { firm: false, outcome: null, otherwise, endedAt: now } };
  }

  /** The exchange's own record, one for each telephone that was tried. A queue that nobody of took the call counts as answered there, not here. */
  recorded(event: AmiMessage, now: Date): CallNews | null {
    const unique = event["uniqueid"] ?? "";
    const callId = event["linkedid"] || this.#channels.get(unique) || this.#past.get(unique) || unique;
    const from = this.extension(event["channel"]) ?? extensionIn(event["source"], this.#how.longest);
    const to = this.extension(event["destinationchannel"]);
    const within = extensionIn(event["destination"], this.#how.longest) !== null;
    const direction: Direction = from ? (within || to ? "internal" : "out") : "in";
    const outcome = outcomeOf(event, direction);
    const began = this.moment(event["starttime"], now) ?? now;
    return {
      callId,
      at: began,
      direction,
      number:
        direction === "internal" ? null : outsideNumber(direction === "out" ? event["destination"] : event["source"]),
      end: {
        firm: true,
        outcome,
        endedAt: this.moment(event["endtime"], now) ?? now,
        talkSeconds: outcome === "answered" && /^dial$/i.test(event["lastapplication"] ?? "") ? billed(event) : null,
        extension: direction === "out" ? from : to,
        recording: /[./]/.test(event["userfield"] ?? "") ? (event["userfield"] as string) : null,
      },
    };
  }

  /** A colleague who did not pick up their own telephone. */
  originated(event: AmiMessage, now: Date): CallNews | null {
    const callId = event["actionid"] ?? "";
    if (!callId.startsWith(ownCall) || event["response"]?.toLowerCase() === "success") return null;
    return { callId, at: now, end: { firm: true, outcome: "cancelled", endedAt: now } };
  }

  extension(channel: string | undefined): string | null {
    return extensionOfChannel(channel, this.#how.longest);
  }

  leg(channel: string | undefined, extension: string, state: "ringing" | "talking") {
    return isLocal(channel) ? {} : { leg: { extension, state } };
  }

  remember(unique: string, callId: string): void {
    this.#past.set(unique, callId);
    if (this.#past.size > mostRemembered) this.#past.delete(this.#past.keys().next().value as string);
  }

  moment(written: string | undefined, now: Date): Date | null {
    const read = written ? parseDate(written, "auto", this.#how.timeZone) : null;
    return read instanceof Date ? (read > now ? now : read) : null;
  }
}

type Reader = (this: AmiCalls, event: AmiMessage, now: Date) => CallNews | null;

const readers: Record<string, Reader> = {
  newchannel: AmiCalls.prototype.began,
  dialbegin: AmiCalls.prototype.rings,
  dialend: AmiCalls.prototype.dialled,
  bridgeenter: AmiCalls.prototype.bridged,
  queuecallerjoin: AmiCalls.prototype.waits,
  agentconnect: AmiCalls.prototype.connected,
  hangup: AmiCalls.prototype.hungUp,
  cdr: AmiCalls.prototype.recorded,
  originateresponse: AmiCalls.prototype.originated,
};

function outcomeOf(event: AmiMessage, direction: Direction): CallOutcome {
  const said = (event["disposition"] ?? "").toUpperCase();
  if (said === "ANSWERED" && event["destinationchannel"]) return "answered";
  if (said === "BUSY") return "busy";
  if (direction === "in") return "missed";
  return said === "FAILED" || said === "CONGESTION" ? "failed" : "no_answer";
}

function billed(event: AmiMessage): number | null {
  const seconds = Number(event["billableseconds"]);
  return Number.isFinite(seconds) ? seconds : null;
}
