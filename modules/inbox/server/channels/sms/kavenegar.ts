import * as z from "zod";
import type { ChannelAdapter, ChannelTools, ConnectionTest } from "../channel-adapter.ts";
import { callKavenegar } from "./call-kavenegar.ts";
import { countParts } from "./count-parts.ts";
import { type KavenegarSettings, kavenegarSettings } from "./kavenegar-settings.ts";
import { kavenegarProblems } from "./problems.ts";
import { pollInbox, readPanelCall } from "./receive-kavenegar.ts";
import { reportKavenegar } from "./report-kavenegar.ts";
import { longestText, type PatternTokens, sendPattern, sendPlain } from "./send-kavenegar.ts";

/** SMS through Kavenegar: plain, or by a template. */
export const kavenegar: ChannelAdapter<KavenegarSettings> = {
  kind: "kavenegar",
  channel: "sms",
  settings: kavenegarSettings,
  secrets: ["apiKey"],
  problems: kavenegarProblems,
  limits: ({ line, partLength }) => ({
    attachments: false,
    most: longestText,
    parts: (text) => countParts(text, { advertising: line === "advertising", partLength }),
  }),
  idempotent: true,
  test: testKavenegar,
  send: (settings, outgoing, tools) => {
    if (!outgoing.pattern) return sendPlain(settings, outgoing, tools);
    const { template, tokens } = outgoing.pattern;
    return sendPattern(settings, { to: outgoing.to, template, tokens: tokens as PatternTokens }, tools);
  },
  readHook: readPanelCall,
  poll: (settings, _cursor, tools) => pollInbox(settings, tools),
  report: reportKavenegar,
};

/** Below this many rials the set-up page warns. */
const littleCredit = 100_000;

// Confirm with the provider: the fields of account/info.
const account = z.object({ remaincredit: z.coerce.number() });

/** Asks for the account: whether the key is right, with the note `credit_low` when little is left. The line shows itself on sending only. */
async function testKavenegar(settings: KavenegarSettings, tools: ChannelTools): Promise<ConnectionTest> {
  const answer = await callKavenegar(settings, "account/info", {}, tools);
  if (!answer.ok) return { ok: false, problem: answer.failure.code };
  const read = account.safeParse(answer.entries);
  if (!read.success) return { ok: false, problem: "answer_not_understood" };
  return { ok: true, ...(read.data.remaincredit < littleCredit && { note: "credit_low" }) };
}
