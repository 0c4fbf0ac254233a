import * as z from "zod";
import { mostButtons } from "../bots/buttons.ts";
import type { ChannelAdapter, ChannelTools, ConnectionTest } from "../channel-adapter.ts";
import { callRubika } from "./call-rubika.ts";
import { rubikaProblems } from "./problems.ts";
import { connectRubikaHook, endRubikaHook, pollRubika, readRubikaHook } from "./receive-rubika.ts";
import { type RubikaSettings, rubikaSettings } from "./rubika-settings.ts";
import { longestText, sendRubika } from "./send-rubika.ts";

/** Conversations with a Rubika bot. */
export const rubika: ChannelAdapter<RubikaSettings> = {
  kind: "rubika",
  channel: "rubika",
  settings: rubikaSettings,
  secrets: ["token"],
  problems: rubikaProblems,
  limits: () => ({ attachments: true, most: longestText }),
  buttons: mostButtons,
  idempotent: false,
  test: testRubika,
  send: sendRubika,
  link: linkToRubika,
  hook: { connect: connectRubikaHook, end: endRubikaHook },
  readHook: readRubikaHook,
  // What is called in is not asked for as well.
  async poll(settings, cursor, tools) {
    if (settings.by === "webhook") return { messages: [], reports: [], cursor };
    return pollRubika(settings, cursor, tools);
  },
};

const me = z.object({
  bot: z.object({
    bot_title: z.string().nullish(),
    username: z.string().nullish(),
    share_url: z
      .url({ protocol: /^https$/ })
      .nullish()
      .catch(null),
  }),
});

/** The address at which the bot is found; who opens it and begins sends the code along. Confirm with the provider: `start_id` in it. */
async function linkToRubika(settings: RubikaSettings, code: string, tools: ChannelTools): Promise<string | null> {
  const answer = await callRubika(settings, "getMe", {}, tools);
  const { share_url: shared, username } = me.safeParse(answer.ok ? answer.data : null).data?.bot ?? {};
  const address = shared ?? (username ? `https://rubika.ir/${encodeURIComponent(username)}` : null);
  if (!address) return null;
  const link = new URL(address);
  link.searchParams.set("start_id", code);
  return link.href;
}

/** Asks the bot who it is; the note is its name. */
async function testRubika(settings: RubikaSettings, tools: ChannelTools): Promise<ConnectionTest> {
  const answer = await callRubika(settings, "getMe", {}, tools);
  if (!answer.ok) return { ok: false, problem: answer.failure.code, ...(answer.said && { detail: answer.said }) };
  const { username, bot_title: title } = me.safeParse(answer.data).data?.bot ?? {};
  if (!username && !title) return { ok: false, problem: "answer_not_understood" };
  return { ok: true, note: username ? `@${username}` : title! };
}
