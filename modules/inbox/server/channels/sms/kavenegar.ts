import * as z from "zod";
import type { ChannelAdapter, ChannelTools } from "../channel-adapter.ts";
import { dataOf } from "./ask-provider.ts";
import { callKavenegar } from "./call-kavenegar.ts";
import { countParts } from "./count-parts.ts";
import { byCredit } from "./credit.ts";
import { type KavenegarSettings, kavenegarSettings } from "./kavenegar-settings.ts";
import { patternHere } from "./line-fields.ts";
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
  ...byCredit(creditLeft, { unit: "rial", little: 100_000 }),
  send: (settings, outgoing, tools) => {
    if (!outgoing.pattern) return sendPlain(settings, outgoing, tools);
    const { template, tokens } = patternHere(settings, outgoing.pattern);
    return sendPattern(
      settings,
      { to: outgoing.to, template, tokens: Object.fromEntries(tokens) as PatternTokens },
      tools,
    );
  },
  readHook: readPanelCall,
  poll: (settings, _cursor, tools) => pollInbox(settings, tools),
  report: reportKavenegar,
};

// Confirm with the provider: the fields of account/info.
const account = z.object({ remaincredit: z.coerce.number() });

async function creditLeft(settings: KavenegarSettings, tools: ChannelTools): Promise<number> {
  const answer = await callKavenegar(settings, "account/info", {}, tools);
  return dataOf(answer.ok ? { ok: true, data: answer.entries } : answer, account).remaincredit;
}
