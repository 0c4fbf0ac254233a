import * as z from "zod";
import type { ChannelTools, Outgoing, SendOutcome } from "../channel-adapter.ts";
import { callKavenegar, type KavenegarAnswer } from "./call-kavenegar.ts";
import type { KavenegarSettings } from "./kavenegar-settings.ts";
import { localId } from "./local-id.ts";
import { nationalForm } from "./phone-forms.ts";

/** The most characters Kavenegar takes in one message. */
export const longestText = 900;

const messages = z.array(z.object({ messageid: z.union([z.number().int(), z.string().min(1)]) })).min(1);

/** Sends a plain text from the line; the same `key` never sends it twice. */
export async function sendPlain(
  settings: KavenegarSettings,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const { to, text, key, files } = outgoing;
  if (files.length > 0) return { state: "failed", code: "attachments_unsupported", again: null };
  if (!text.trim()) return { state: "failed", code: "text_empty", again: null };
  if (text.length > longestText) return { state: "failed", code: "text_too_long", again: null };
  const values = { receptor: nationalForm(to), sender: settings.sender, message: text, localid: localId(key) };
  return outcomeOf(await callKavenegar(settings, "sms/send", values, tools));
}

/** A message by an approved template. Service lines carry it, also to those who blocked advertising. */
export type PatternMessage = { to: string; template: string; tokens: PatternTokens; type?: "sms" | "call" };
export type PatternTokens = { token: string; token2?: string; token3?: string; token10?: string; token20?: string };

/**
 * Sends by template (`verify/lookup`). Kavenegar knows no key here: what nobody answered is `unknown` and must not be repeated by a machine.
 * Tokens that its rules forbid fail before anything is sent.
 */
export async function sendPattern(
  settings: KavenegarSettings,
  { to, template, tokens, type }: PatternMessage,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const wrong = tokenProblem(tokens);
  if (wrong) return { state: "failed", code: wrong, again: null };
  const given = Object.entries(tokens).filter(([, value]) => value !== undefined && value !== "");
  const values = { receptor: nationalForm(to), template, ...Object.fromEntries(given), ...(type && { type }) };
  return outcomeOf(await callKavenegar(settings, "verify/lookup", values, tools));
}

// Confirm with the provider: spaces of token10 and token20, and what else counts as a separator.
const mostSpaces: Record<keyof PatternTokens, number> = { token: 0, token2: 0, token3: 0, token10: 5, token20: 8 };
const longestToken = 100;

/** Why Kavenegar would refuse these tokens (431, 432), as a code; null when it would not. */
export function tokenProblem(tokens: PatternTokens): string | null {
  if (!tokens.token) return "token_empty";
  for (const [name, value] of Object.entries(tokens)) {
    if (!value) continue;
    if ([...value].length > longestToken) return "token_too_long";
    if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) return "token_has_separator";
    if (value.includes("_")) return "token_has_underscore";
    const spaces = value.match(/\p{Zs}/gu)?.length ?? 0;
    if (spaces > mostSpaces[name as keyof PatternTokens]) return "token_has_spaces";
  }
  return null;
}

function outcomeOf(answer: KavenegarAnswer): SendOutcome {
  if (!answer.ok) return answer.failure;
  const read = messages.safeParse(Array.isArray(answer.entries) ? answer.entries : [answer.entries]);
  // It was taken: an answer without a number only leaves us without a way to ask what became of it.
  return { state: "sent", externalId: read.success ? String(read.data[0]!.messageid) : null };
}
