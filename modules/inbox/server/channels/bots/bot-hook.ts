import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelTools, ConnectionTest, HookRequest, Received } from "../channel-adapter.ts";
import type { BotKind, BotSettings } from "./bot-settings.ts";
import { botUpdate, wantedUpdates } from "./bot-shapes.ts";
import { callBot } from "./call-bot.ts";
import { messagesOf, sayPressed } from "./poll-bot.ts";
import { readOverheard } from "./read-overheard.ts";

type Bot = { kind: BotKind; settings: BotSettings };

/**
 * Reads one call. Telegram's carries our secret in a header, else `bad_signature`; Bale can send none, there the address is the secret,
 * which the caller checks. `not_understood` for what is no update.
 */
export async function readBotHook(
  { kind, settings }: Bot,
  request: HookRequest,
  tools: ChannelTools,
): Promise<Received> {
  const given = request.headers["x-telegram-bot-api-secret-token"] ?? "";
  if (kind === "telegram" && !isSame(given, hookSecret(settings, tools))) throw new Refusal("bad_signature");
  const read = botUpdate.safeParse(readJson(request.body));
  if (!read.success) throw new Refusal("not_understood");
  await sayPressed(settings, [read.data], tools);
  const overheard = settings.groups ? readOverheard([read.data], kind) : [];
  return { messages: messagesOf({ kind, settings }, [read.data], tools), reports: [], overheard };
}

/** Has the messenger call `url` from now on. Telegram is told the secret that its calls must carry; Bale takes the address alone. */
export async function connectBotHook(
  { kind, settings }: Bot,
  url: string,
  tools: ChannelTools,
): Promise<ConnectionTest> {
  const telegrams = { secret_token: hookSecret(settings, tools), allowed_updates: wantedUpdates };
  const answer = await callBot(settings, "setWebhook", { url, ...(kind === "telegram" && telegrams) }, tools);
  return answer.ok ? { ok: true } : { ok: false, problem: answer.failure.code, detail: answer.description };
}

/** Ends the calls: polling is refused while they last. Confirm with the provider: that Bale knows deleteWebhook. */
export async function endBotHook({ settings }: Bot, tools: ChannelTools): Promise<ConnectionTest> {
  const answer = await callBot(settings, "deleteWebhook", {}, tools);
  return answer.ok ? { ok: true } : { ok: false, problem: answer.failure.code, detail: answer.description };
}

/** Made of the installation's key and the bot's token: it need not be kept, and changes with either. */
function hookSecret({ token }: BotSettings, { secretKey }: ChannelTools): string {
  return createHmac("sha256", secretKey).update(`bot-hook:${token}`).digest("base64url");
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal("not_understood");
  }
}
