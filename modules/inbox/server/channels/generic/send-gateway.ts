import { type Answered, afterSilence, ask } from "../../../../../platform/outgoing/index.ts";
import type { ChannelTools, Outgoing, SendOutcome } from "../channel-adapter.ts";
import { nationalForm } from "../sms/phone-forms.ts";
import { fillForm, fillJson, fillPlaces, fillUrl, type PlaceValues } from "./fill-places.ts";
import type { GatewaySettings } from "./gateway-settings.ts";
import { fits, textAt } from "./json-path.ts";

/** Sends one text the way the form describes. Gateways know no key of ours: what nobody answered is `unknown`. */
export async function sendGateway(
  settings: GatewaySettings,
  { to, text, key, files }: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  if (files.length > 0) return { state: "failed", code: "attachments_unsupported", again: null };
  if (!text.trim()) return { state: "failed", code: "text_empty", again: null };
  if (text.length > settings.most) return { state: "failed", code: "text_too_long", again: null };
  const { from, user, numbers } = settings;
  const { url, init } = requestOf(settings, { to: written(to, numbers), text, from, user, id: key, key: settings.key });
  if (new URL(url).origin !== new URL(settings.baseUrl).origin)
    return { state: "failed", code: "request_refused", again: null };
  const asked = await ask(tools.fetch, url, init);
  return asked.answered ? outcomeOf(settings, asked) : afterSilence(asked);
}

function requestOf({ baseUrl, send }: GatewaySettings, values: PlaceValues): { url: string; init: RequestInit } {
  const headers = new Headers();
  for (const [name, template] of Object.entries(send.headers))
    headers.set(name, fillPlaces(template, values, headerSafe));
  const address = new URL(baseUrl + fillUrl(send.path, values));
  const init: RequestInit = { method: send.method, headers };
  if (send.bodyKind === "query") {
    for (const [name, value] of fillForm(send.body, values)) address.searchParams.append(name, value);
  }
  if (send.method === "GET") return { url: address.href, init };
  if (send.bodyKind === "json") {
    headers.set("content-type", "application/json");
    init.body = fillJson(send.body, values);
  }
  if (send.bodyKind === "form") init.body = fillForm(send.body, values);
  return { url: address.href, init };
}

/** A value in a header: what is neither visible nor ASCII would end or spoil it. */
function headerSafe(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, "");
}

function written(phone: string, numbers: GatewaySettings["numbers"]): string {
  const plus = phone.replace(/;.*$/, "");
  if (numbers === "plus") return plus;
  return numbers === "bare" ? plus.replace(/^\+/, "") : nationalForm(plus);
}

function outcomeOf(settings: GatewaySettings, answer: Answered): SendOutcome {
  if (isSuccess(settings.success, answer)) {
    return { state: "sent", externalId: settings.messageId ? valueAt(answer, settings.messageId) || null : null };
  }
  const said = settings.errorPath ? valueAt(answer, settings.errorPath) : null;
  const known = settings.failures.find(
    ({ status, value }) =>
      (status !== undefined || value !== undefined) &&
      (status === undefined || status === answer.status) &&
      (value === undefined || value === said),
  );
  if (known) return { state: "failed", code: known.code, again: answer.retryAfter ?? known.again ?? null };
  if (answer.status === 429) return { state: "failed", code: "rate_limited", again: answer.retryAfter ?? 60 };
  if (answer.status >= 300 && answer.status < 500) return { state: "failed", code: "request_refused", again: null };
  // A 2xx that does not say "sent" in the words of the form, or a fault over there: nobody can tell.
  return { state: "unknown", code: answer.status >= 500 ? "provider_error" : "answer_not_understood" };
}

function isSuccess({ statuses, path, equals, matches }: GatewaySettings["success"], answer: Answered): boolean {
  if (!statuses.includes(answer.status)) return false;
  if (path === null) return true;
  const value = valueAt(answer, path);
  if (value === null) return false;
  return (equals === null || value === equals) && (matches === null || fits(value, matches));
}

function valueAt({ text, json }: Answered, path: string): string | null {
  return path === "$" ? text.trim() : textAt(json, path);
}
