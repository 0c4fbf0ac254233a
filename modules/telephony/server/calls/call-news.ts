import type { CallOutcome } from "../../contract/calls.ts";

export type Direction = "in" | "out" | "internal";

/** How a call ended, as far as the one who tells knows. `firm`: it is the exchange's own record of the call. */
export type CallEnd = {
  firm: boolean;
  /** Null where only the end is known: then the call's own state says it. */
  outcome: CallOutcome | null;
  /** What to take for the outcome where the call was not answered and nobody says more. */
  otherwise?: "busy" | "failed" | undefined;
  endedAt: Date;
  /** Nobody told it: the call is not there any more. */
  lost?: boolean;
  talkSeconds?: number | null;
  waitSeconds?: number | null;
  /** Who spoke for the house. */
  extension?: string | null;
  recording?: string | null;
};

/** One piece of news of one call, from whatever exchange. Everything but its id and time may be unknown. */
export type CallNews = {
  callId: string;
  at: Date;
  direction?: Direction | null;
  /** The number outside of the house, as the exchange wrote it. */
  number?: string | null;
  queue?: string | null;
  entry?: string | null;
  waitSeconds?: number | null;
  /** One telephone of the house. */
  leg?: { extension: string; state: "ringing" | "talking" | "over" } | undefined;
  /** The two sides speak from now on. */
  answered?: boolean;
  end?: CallEnd;
};
