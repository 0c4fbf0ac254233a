import type * as z from "zod";
import type { ExchangeKind, ExchangeProblem } from "../../contract/exchanges.ts";

/** What an adapter needs of the house: which private addresses the operator allows. Nothing here is called within a transaction. */
export type ExchangeTools = { allowPrivate: readonly string[] };

/** A call that a colleague asked for: their own telephone rings first. `key` is ours, and the call's own number where the exchange takes it. */
export type Originate = { extension: string; number: string; key: string };

/** `callId`: under which the exchange will speak of the call, where that is known. */
export type Originated = { ok: true; callId: string | null } | { ok: false; problem: ExchangeProblem };

/** What knows one kind of exchange. */
export type ExchangeAdapter<Settings> = {
  kind: ExchangeKind;
  settings: z.ZodType<Settings>;
  secrets: readonly string[];
  /** It calls us with what happens; otherwise we hold a connection to it. */
  calls: boolean;
  /** Tries the connection; null is well. */
  test(settings: Settings, tools: ExchangeTools): Promise<ExchangeProblem | null>;
  originate(settings: Settings, call: Originate, tools: ExchangeTools): Promise<Originated>;
};
