import type * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import { type Answered, afterSilence, ask } from "../../../../../platform/outgoing/index.ts";
import type { ChannelTools, SendOutcome } from "../channel-adapter.ts";

export type Failure = Exclude<SendOutcome, { state: "sent" }>;
/** What a provider's number means: our code, and the seconds after which another attempt may help. */
export type Known = { code: string; again?: number };
export type ProviderAnswer = { ok: true; data: unknown } | { ok: false; failure: Failure };

/**
 * Asks a provider once. `read` tells its success from its refusals: the data, what a number of its own means, or null for what is not its
 * words; that is then judged by the HTTP status alone, and above 499 nobody knows.
 */
export async function askProvider(
  tools: ChannelTools,
  url: string,
  init: RequestInit,
  read: (answer: Answered) => { data: unknown } | Known | null,
): Promise<ProviderAnswer> {
  const asked = await ask(tools.fetch, url, init);
  if (!asked.answered) return { ok: false, failure: afterSilence(asked) };
  const found = read(asked);
  if (found && "data" in found) return { ok: true, data: found.data };
  const known = found ?? byStatus(asked.status);
  if (known) {
    const again = asked.retryAfter ?? known.again ?? null;
    return { ok: false, failure: { state: "failed", code: known.code, again } };
  }
  const code = asked.status >= 500 ? "provider_error" : "answer_not_understood";
  return { ok: false, failure: { state: "unknown", code } };
}

function byStatus(status: number): Known | null {
  if (status === 401 || status === 403) return { code: "key_refused" };
  if (status === 429) return { code: "rate_limited", again: 60 };
  return status >= 400 && status < 500 ? { code: "request_refused" } : null;
}

/** A JSON body, for `init`. */
export function jsonInit(headers: Record<string, string>, body?: unknown): RequestInit {
  if (body === undefined) return { headers: { accept: "application/json", ...headers } };
  return {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

/** What a question that may be asked again brought, in its shape. Throws Refusal `channel_failed` with the code of the failure. */
export function dataOf<Shape>(answer: ProviderAnswer, shape: z.ZodType<Shape>): Shape {
  if (!answer.ok) throw new Refusal("channel_failed", { values: { problem: answer.failure.code } });
  const read = shape.safeParse(answer.data);
  if (!read.success) throw new Refusal("channel_failed", { values: { problem: "answer_not_understood" } });
  return read.data;
}
