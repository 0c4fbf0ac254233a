import { createHash, timingSafeEqual } from "node:crypto";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelTools, HookRequest, Received } from "../channel-adapter.ts";
import { isSameLine, phoneOf } from "../sms/phone-forms.ts";
import type { GatewaySettings } from "./gateway-settings.ts";
import { textAt } from "./json-path.ts";

const longestText = 5000;
const sameWithin = 10 * 60_000;

/**
 * Reads a gateway's call about a received message by the fields of the form. Refuses `bad_signature` where a secret is agreed on and missing,
 * `not_understood` for what has no sender or text, and for a message to another line.
 */
export async function readGatewayCall(
  settings: GatewaySettings,
  request: HookRequest,
  tools: ChannelTools,
): Promise<Received> {
  const { hook, from: line } = settings;
  if (!hook) throw new Refusal("not_understood");
  if (!carriesSecret(settings, request)) throw new Refusal("bad_signature");
  const said = saidIn(request, hook.place);
  const read = (path: string | null) => (path === null ? null : textAt(said, path));
  const sender = phoneOf(read(hook.from) ?? "");
  const text = read(hook.text);
  const to = read(hook.to);
  if (!sender || text === null || text.length > longestText) throw new Refusal("not_understood");
  if (to !== null && line && !isSameLine(to, line)) throw new Refusal("not_understood");
  const told = read(hook.at);
  const at = timeOf(told) ?? tools.now;
  // Where neither id nor time is told, a call within the same ten minutes that says the same is taken for a repeat.
  const when = told ?? String(Math.floor(tools.now.getTime() / sameWithin));
  const externalId = read(hook.id) || madeId([sender.value, to ?? "", text, when]);
  return { messages: [{ externalId: externalId.slice(0, 200), from: sender, name: null, at, text }], reports: [] };
}

function carriesSecret({ hookSecret, hookSecretName }: GatewaySettings, { headers, query }: HookRequest): boolean {
  if (!hookSecret) return true;
  const given = headers[hookSecretName.toLowerCase()] ?? query[hookSecretName] ?? "";
  return timingSafeEqual(digest(given), digest(hookSecret));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function saidIn({ query, body }: HookRequest, place: "json" | "form" | "query"): unknown {
  if (place === "query") return query;
  const text = body.toString("utf8");
  if (place === "form") return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("not_understood");
  }
}

/** Seconds or milliseconds since 1970, or a date with its zone; others cannot be told apart from another zone's. */
function timeOf(told: string | null): Date | null {
  if (!told) return null;
  if (/^\d{10}$/.test(told)) return new Date(Number(told) * 1000);
  if (/^\d{13}$/.test(told)) return new Date(Number(told));
  if (!/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(told)) return null;
  const at = new Date(told);
  return Number.isNaN(at.getTime()) ? null : at;
}

function madeId(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
