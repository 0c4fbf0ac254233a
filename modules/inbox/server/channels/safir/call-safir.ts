import * as z from "zod";
import { type Asked, afterSilence, ask } from "../../../../../platform/outgoing/index.ts";
import type { ChannelTools, SendOutcome } from "../channel-adapter.ts";
import type { SafirSettings } from "./safir-settings.ts";

export type SafirAnswer =
  | { ok: true; id: string }
  | { ok: false; failure: Exclude<SendOutcome, { state: "sent" }>; said?: string };

const errorInfo = z.object({
  code: z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]),
  description: z.string().nullish().catch(null),
});
const answer = z.object({
  message_id: z.string().nullish(),
  file_id: z.string().nullish(),
  error_data: z.array(errorInfo).nullish(),
  error: errorInfo.nullish(),
});

/** Seconds to wait where a limit is told: Safir does not say how long. */
const usualWait = 60;

// The numbers of Safir's own documents. 2 is a fault of its servers: whether it went out, nobody knows.
const numbers: Record<number, string> = {
  3: "rate_limited",
  4: "request_refused",
  8: "recipient_refused",
  17: "not_in_bale",
  20: "provider_credit",
  21: "contact_limit",
};
const internal = 2;
/** The numbers we know, for tests. */
export const safirNumbers = [internal, ...Object.keys(numbers).map(Number)];

const byStatus: Record<number, string> = {
  401: "key_refused",
  402: "provider_credit",
  403: "key_refused",
  413: "file_too_large",
  429: "rate_limited",
};

/** One call of Safir: JSON to send, a form to bring a file. `id` is that of the message or the file. */
export async function callSafir(
  { baseUrl, accessKey }: SafirSettings,
  method: "send_message" | "upload_file",
  values: Record<string, unknown> | FormData,
  tools: ChannelTools,
): Promise<SafirAnswer> {
  const form = values instanceof FormData;
  const headers = { "api-access-key": accessKey, ...(!form && { "content-type": "application/json" }) };
  const init = { method: "POST", headers, body: form ? values : JSON.stringify(values) };
  return readSafir(await ask(tools.fetch, `${baseUrl}/api/v3/${method}`, init));
}

/** What Safir answered. An error of one number is told with HTTP 200, in `error_data`. */
function readSafir(asked: Asked): SafirAnswer {
  if (!asked.answered) return { ok: false, failure: afterSilence(asked) };
  const said = answer.safeParse(asked.json);
  const { message_id: message, file_id: file, error_data: errors, error: one } = said.data ?? {};
  const error = errors?.[0] ?? one;
  if (error) return refused(numbers[error.code], error.code === internal, error.description ?? String(error.code));
  const id = message || file;
  if (asked.status < 300 && id) return { ok: true, id };
  if (asked.status >= 500) return refused(undefined, true, String(asked.status));
  if (asked.status < 400) return { ok: false, failure: { state: "unknown", code: "answer_not_understood" } };
  return refused(byStatus[asked.status], false, String(asked.status));
}

function refused(code: string | undefined, fault: boolean, said: string): SafirAnswer {
  if (fault) return { ok: false, failure: { state: "unknown", code: "provider_error" }, said };
  const again = code === "rate_limited" ? usualWait : null;
  return { ok: false, failure: { state: "failed", code: code ?? "request_refused", again }, said };
}
