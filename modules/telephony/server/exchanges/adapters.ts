import type { ExchangeKind } from "../../contract/exchanges.ts";
import { asterisk } from "../ami/asterisk.ts";
import { simotel } from "../simotel/simotel.ts";
import type { ExchangeAdapter } from "./exchange-adapter.ts";

const adapters = { simotel, asterisk };

/** The adapter of a kind of exchange, for settings that it reads itself. */
export function adapterFor(kind: ExchangeKind): ExchangeAdapter<unknown> {
  return adapters[kind] as unknown as ExchangeAdapter<unknown>;
}
