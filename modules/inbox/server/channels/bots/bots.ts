import * as z from "zod";
import type { ChannelAdapter, ChannelTools, ConnectionTest } from "../channel-adapter.ts";
import { connectBotHook, endBotHook, readBotHook } from "./bot-hook.ts";
import { type BotKind, type BotSettings, botSettings } from "./bot-settings.ts";
import { mostButtons } from "./buttons.ts";
import { callBot } from "./call-bot.ts";
import { pollBot } from "./poll-bot.ts";
import { botProblems } from "./problems.ts";
import { longestText, sendBot } from "./send-bot.ts";
import { speakByBot } from "./speak-in-group.ts";

/** Conversations with a Telegram bot. */
export const telegram = botAdapter("telegram");

/** Conversations with a Bale bot. */
export const bale = botAdapter("bale");

function botAdapter(kind: BotKind): ChannelAdapter<BotSettings> {
  return {
    kind,
    channel: kind,
    settings: botSettings(kind),
    secrets: ["token"],
    problems: botProblems,
    limits: () => ({ attachments: true, most: longestText }),
    buttons: mostButtons,
    idempotent: false,
    test: testBot,
    send: sendBot,
    speakInGroup: speakByBot,
    link: (settings, code, tools) => linkToBot(kind, settings, code, tools),
    hook: {
      connect: (settings, url, tools) => connectBotHook({ kind, settings }, url, tools),
      end: (settings, tools) => endBotHook({ kind, settings }, tools),
    },
    readHook: (settings, request, tools) => readBotHook({ kind, settings }, request, tools),
    // A messenger that calls in refuses to be asked.
    async poll(settings, cursor, tools) {
      if (settings.by === "webhook") return { messages: [], reports: [], cursor };
      return pollBot({ kind, settings }, cursor, tools);
    },
  };
}

const homes: Record<BotKind, string> = { telegram: "https://t.me", bale: "https://ble.ir" };

/** The address at which the bot is found; who opens it and begins sends the code along. */
async function linkToBot(
  kind: BotKind,
  settings: BotSettings,
  code: string,
  tools: ChannelTools,
): Promise<string | null> {
  const answer = await callBot(settings, "getMe", {}, tools);
  const read = answer.ok ? bot.safeParse(answer.result) : null;
  const name = read?.success ? read.data.username : undefined;
  return name ? `${homes[kind]}/${encodeURIComponent(name)}?start=${code}` : null;
}

const bot = z.object({ username: z.string().optional(), first_name: z.string().optional() });

/** Asks the bot who it is; the note is its name. */
async function testBot(settings: BotSettings, tools: ChannelTools): Promise<ConnectionTest> {
  const answer = await callBot(settings, "getMe", {}, tools);
  if (!answer.ok) return { ok: false, problem: answer.failure.code, detail: answer.description };
  const read = bot.safeParse(answer.result);
  if (!read.success) return { ok: false, problem: "answer_not_understood" };
  const { username, first_name } = read.data;
  return { ok: true, note: username ? `@${username}` : first_name };
}
