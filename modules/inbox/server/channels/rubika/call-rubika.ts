import * as z from "zod";
import { type Asked, afterSilence, ask } from "../../../../../platform/outgoing/index.ts";
import type { ChannelTools, SendOutcome } from "../channel-adapter.ts";
import type { RubikaSettings } from "./rubika-settings.ts";

const envelope = z.object({ status: z.string(), data: z.unknown().optional(), dev_message: z.string().optional() });

export type RubikaAnswer =
  | { ok: true; data: unknown }
  | { ok: false; failure: Exclude<SendOutcome, { state: "sent" }>; said?: string };

/** Seconds to wait where a limit is told: Rubika does not say how long. */
const usualWait = 30;

// Confirm with the provider: its words for what went wrong.
const words: Record<string, string> = {
  INVALID_AUTH: "token_refused",
  NOT_REGISTERED: "token_refused",
  INVALID_ACCESS: "blocked",
  INVALID_INPUT: "request_refused",
};
const byStatus: Record<number, string> = {
  401: "token_refused",
  403: "blocked",
  // The token is part of the address: a wrong one is an address that does not exist.
  404: "token_refused",
  413: "file_too_large",
};

/** One call of Rubika's bot interface, its values as JSON. */
export async function callRubika(
  { baseUrl, token }: RubikaSettings,
  method: string,
  values: Record<string, unknown>,
  tools: ChannelTools,
): Promise<RubikaAnswer> {
  const init = { method: "POST", body: JSON.stringify(values), headers: { "content-type": "application/json" } };
  return readRubika(await ask(tools.fetch, `${baseUrl}/v3/${token}/${method}`, init));
}

/** What Rubika answered: surely not done for a word of refusal, unknown for a fault of its own. */
export function readRubika(asked: Asked): RubikaAnswer {
  if (!asked.answered) return { ok: false, failure: afterSilence(asked) };
  const said = envelope.safeParse(asked.json);
  const { status: word = "", data, dev_message: detail = "" } = said.data ?? {};
  if (word === "OK" && asked.status < 300) return { ok: true, data };
  if (asked.status === 429 || word === "TOO_REQUESTS")
    return refused("rate_limited", word, Math.min(asked.retryAfter ?? usualWait, 86_400));
  if (asked.status >= 500 || /^(?:ERROR_GENERIC|SERVER_ERROR)$/.test(word))
    return { ok: false, failure: { state: "unknown", code: "provider_error" }, said: word };
  if (asked.status < 400 && !word) return { ok: false, failure: { state: "unknown", code: "answer_not_understood" } };
  if (word === "OK") return { ok: false, failure: { state: "unknown", code: "answer_not_understood" } };
  const code = words[word] ?? byStatus[asked.status] ?? "request_refused";
  // A chat that is none is an input among others.
  const nobody = code === "request_refused" && /chat/i.test(detail);
  return refused(nobody ? "recipient_refused" : code, detail || word);
}

function refused(code: string, said: string, again: number | null = null): RubikaAnswer {
  return { ok: false, failure: { state: "failed", code, again }, said };
}
