import { type Asked, ask, guardedFetch } from "../../../../platform/outgoing/index.ts";
import { type ExchangeProblem, type SimotelSettings, simotelSettings } from "../../contract/exchanges.ts";
import type { ExchangeAdapter, ExchangeTools } from "../exchanges/exchange-adapter.ts";

const patience = 15_000;

/**
 * Simotel: it calls in with what happens, and is asked for calls by its API. The fields of the API stand here as far as they are known from
 * its documents; addresses can be changed in the settings.
 */
export const simotel: ExchangeAdapter<SimotelSettings> = {
  kind: "simotel",
  settings: simotelSettings,
  secrets: ["api_password", "api_key"],
  calls: true,
  async test(settings, tools) {
    if (!settings.api_url) return null;
    const answer = await call(settings, tools, { path: settings.test_path });
    return problemOf(answer);
  },
  async originate(settings, { extension, number }, tools) {
    if (!settings.api_url) return { ok: false, problem: "no_api" };
    const body = {
      caller: extension,
      callee: number,
      context: settings.context,
      caller_id: extension,
      ...(settings.trunk && { trunk_name: settings.trunk }),
      timeout: "30",
    };
    const answer = await call(settings, tools, { path: settings.originate_path, body });
    const problem = problemOf(answer) ?? (said(answer) ? null : "provider_error");
    return problem ? { ok: false, problem } : { ok: true, callId: null };
  },
};

function call(settings: SimotelSettings, tools: ExchangeTools, { path, body }: { path: string; body?: object }) {
  const { api_url: base, api_user: user, api_password: password = "", api_key: key } = settings;
  const fetcher = guardedFetch({ allowPrivate: tools.allowPrivate, timeout: patience, most: 1_000_000 });
  return ask(fetcher, `${base.replace(/\/+$/, "")}/${path.replace(/^\/+/, "")}`, {
    method: body ? "POST" : "GET",
    headers: {
      accept: "application/json",
      ...(body && { "content-type": "application/json" }),
      ...(user && { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` }),
      ...(key && { "X-APIKEY": key }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

function problemOf(answer: Asked): ExchangeProblem | null {
  if (!answer.answered) return answer.refused ? "address_refused" : answer.left ? "no_answer" : "unreachable";
  if (answer.status === 401 || answer.status === 403) return "wrong_credentials";
  return answer.status >= 300 ? "provider_error" : null;
}

/** `{"success": 1}`: it took the order. */
function said(answer: Asked): boolean {
  const success = (answer.answered ? (answer.json as { success?: unknown } | undefined) : undefined)?.success;
  return success === 1 || success === "1" || success === true;
}
