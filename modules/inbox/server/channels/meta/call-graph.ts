import { createHmac } from "node:crypto";
import * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import { afterSilence, ask } from "../../../../../platform/outgoing/index.ts";
import type { ChannelTools, SendOutcome } from "../channel-adapter.ts";
import { graphFailure } from "./graph-failures.ts";
import type { MetaSettings } from "./meta-settings.ts";

const refused = z.object({
  error: z.object({
    message: z.string().catch(""),
    code: z.number().nullable().catch(null),
    error_subcode: z.number().nullish().catch(null),
  }),
});

type GraphCall = {
  method?: "GET" | "POST";
  /** Below the version: `123/messages`. */
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown> | FormData;
};
export type GraphAnswer =
  | { ok: true; result: Record<string, unknown> }
  | { ok: false; failure: Exclude<SendOutcome, { state: "sent" }>; message: string };

/**
 * Asks the Graph once. The token goes in a header, with a proof that whoever holds it knows the app secret too: Meta refuses stolen tokens
 * and wrong secrets by it.
 */
export async function callGraph(settings: MetaSettings, call: GraphCall, tools: ChannelTools): Promise<GraphAnswer> {
  const { baseUrl, version, token, appSecret } = settings;
  const proof = createHmac("sha256", appSecret).update(token).digest("hex");
  const query = new URLSearchParams({ ...call.query, appsecret_proof: proof });
  const form = call.body instanceof FormData;
  const init: RequestInit = {
    method: call.method ?? (call.body ? "POST" : "GET"),
    headers: { authorization: `Bearer ${token}`, ...(call.body && !form && { "content-type": "application/json" }) },
    ...(call.body && { body: form ? (call.body as FormData) : JSON.stringify(call.body) }),
  };
  const asked = await ask(tools.fetch, `${baseUrl}/${version}/${call.path}?${query}`, init);
  if (!asked.answered) return { ok: false, failure: afterSilence(asked), message: "" };
  const { status, json, retryAfter } = asked;
  const error = refused.safeParse(json);
  if (!error.success && status < 400) {
    const read = z.record(z.string(), z.unknown()).safeParse(json);
    if (read.success) return { ok: true, result: read.data };
    // A 2xx in words that are none of the Graph's: a page of somebody between us, or of a wrong address.
    return { ok: false, failure: { state: "unknown", code: "answer_not_understood" }, message: "" };
  }
  const { message = "", code = null, error_subcode = null } = error.data?.error ?? {};
  const failure = graphFailure(
    { status: Math.max(status, 400), code, subcode: error_subcode ?? null, message },
    retryAfter,
  );
  return { ok: false, failure, message };
}

/** As callGraph, for what is asked outside of sending: refuses `channel_failed` with the problem's code. */
export async function askGraph(
  settings: MetaSettings,
  call: GraphCall,
  tools: ChannelTools,
): Promise<Record<string, unknown>> {
  const answer = await callGraph(settings, call, tools);
  if (!answer.ok) throw new Refusal("channel_failed", { values: { problem: answer.failure.code } });
  return answer.result;
}
