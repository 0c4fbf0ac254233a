import { createHash } from "node:crypto";
import { parseDate } from "../../../../../platform/values/index.ts";
import type { HookRequest, Incoming } from "../channel-adapter.ts";
import { isSameLine, phoneOf } from "./phone-forms.ts";

const longestText = 5000;
const sameWithin = 10 * 60_000;

/** One message as a provider told it; `id` where it gives one, `at` where it says when. */
export type Heard = { id?: string | undefined; from: string; to?: string | undefined; text: string; at: Date | null };

/**
 * A received message of this line; null for what was sent by no phone (advertising of the operators, banks) or to another line. Where no id
 * is told it is made of who, what and when, so that a call and the inbox give one message; without a time, a call within the same ten
 * minutes that says the same is a repeat.
 */
export function incomingOf({ id, from, to, text, at }: Heard, line: string, now: Date): Incoming | null {
  const phone = phoneOf(from);
  if (!phone || text.length > longestText || (to && !isSameLine(to, line))) return null;
  const when = at ? Math.floor(at.getTime() / 1000) : `within ${Math.floor(now.getTime() / sameWithin)}`;
  const made = () =>
    createHash("sha256")
      .update(JSON.stringify([phone.value, text, when]))
      .digest("hex")
      .slice(0, 32);
  return { externalId: (id || made()).slice(0, 200), from: phone, name: null, at: at ?? now, text };
}

/** An instant as providers write it: seconds or milliseconds since 1970, ISO, or by Tehran's clock; null for anything else. */
export function instantOf(told: unknown): Date | null {
  const text = typeof told === "number" || typeof told === "string" ? String(told).trim() : "";
  const format = /^\d{10}$/.test(text) ? "unix" : /^\d{13}$/.test(text) ? "unix_ms" : "auto";
  const found = text ? parseDate(text, format, "Asia/Tehran") : "empty";
  return found instanceof Date ? found : null;
}

/** Fields of a provider's call, by names in small letters, whether they came as query, form or JSON. */
export function callFields({ query, headers, body }: HookRequest): Map<string, string> {
  const fields = new Map<string, string>();
  const add = (name: string, value: unknown) => {
    if (typeof value === "string" || typeof value === "number") fields.set(name.toLowerCase(), String(value));
  };
  for (const [name, value] of Object.entries(query)) add(name, value);
  const text = body.toString("utf8");
  if (/^\s*\{/.test(text) && !headers["content-type"]?.includes("form")) {
    for (const [name, value] of Object.entries(jsonOf(text))) add(name, value);
  } else for (const [name, value] of new URLSearchParams(text)) add(name, value);
  return fields;
}

function jsonOf(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}

/** The first of these fields that is there. */
export function firstOf(fields: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== "");
}
