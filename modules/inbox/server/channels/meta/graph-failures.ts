import type { SendOutcome } from "../channel-adapter.ts";

/** What an answer of the Graph says that is no success. */
export type GraphError = { status: number; code: number | null; subcode: number | null; message: string };
type Failure = Exclude<SendOutcome, { state: "sent" }>;

/** Seconds until another attempt, by code: limits and faults that pass. */
const passing: Record<number, [code: string, again: number]> = {
  4: ["rate_limited", 60],
  32: ["rate_limited", 60],
  613: ["rate_limited", 60],
  80007: ["rate_limited", 60],
  130429: ["rate_limited", 30],
  131048: ["spam_limited", 3600],
  131056: ["pair_limited", 30],
  131016: ["provider_busy", 60],
  133004: ["provider_busy", 60],
};

const lasting: Record<number, string> = {
  10: "scope_missing",
  190: "token_refused",
  102: "token_refused",
  368: "account_locked",
  551: "recipient_refused",
  10900: "private_done",
  10903: "private_refused",
  130472: "marketing_held",
  130497: "country_refused",
  131005: "scope_missing",
  131008: "request_refused",
  131009: "request_refused",
  131021: "recipient_is_us",
  131026: "recipient_refused",
  131030: "recipient_not_allowed",
  131031: "account_locked",
  131037: "name_not_approved",
  131042: "payment_problem",
  131045: "number_unregistered",
  133010: "number_unregistered",
  131047: "window_closed",
  131049: "marketing_held",
  131050: "marketing_stopped",
  131051: "type_refused",
  131052: "file_gone",
  131053: "file_refused",
  132000: "template_values",
  132001: "template_missing",
  132005: "template_value_long",
  132007: "template_refused",
  132012: "template_values",
  132015: "template_paused",
  132016: "template_refused",
  132018: "template_values",
};

// From memory: the subcodes of the Messenger platform that mean that the time to answer is over.
const windowSubcodes = new Set([2018278, 2534022, 2018065]);
const nobodySubcodes = new Set([2018001, 2534014]);

/** Every number we know of. */
export const graphNumbers: readonly number[] = [...Object.keys(passing), ...Object.keys(lasting)].map(Number);

/** What a refusal of the Graph means for a message: surely not sent below 500 or by a code we know, unknown otherwise. */
export function graphFailure(error: GraphError, wait: number | null = null): Failure {
  const soon = error.code === null ? undefined : passing[error.code];
  if (soon) return failed(soon[0], wait ?? soon[1]);
  if (error.status === 429) return failed("rate_limited", wait ?? 60);
  const code = lastingCode(error);
  if (code) return failed(code, null);
  if (error.status >= 500) return { state: "unknown", code: "provider_error" };
  return failed(error.status === 401 ? "token_refused" : "request_refused", null);
}

/** The code of ours for a number that a status of WhatsApp carries. */
export function codeOfNumber(number: number): string {
  return passing[number]?.[0] ?? lasting[number] ?? "not_delivered";
}

function lastingCode({ code, subcode, message }: GraphError): string | null {
  if (subcode !== null && windowSubcodes.has(subcode)) return "window_closed";
  if (subcode !== null && nobodySubcodes.has(subcode)) return "recipient_refused";
  if (/appsecret_proof/i.test(message)) return "app_secret_refused";
  if (code === 100 && subcode === 33) return "id_refused";
  if (code !== null && code >= 200 && code <= 299) return "scope_missing";
  return code === null ? null : (lasting[code] ?? null);
}

function failed(code: string, again: number | null): Failure {
  return { state: "failed", code, again: again === null ? null : Math.min(Math.max(Math.ceil(again), 1), 86_400) };
}
