import * as z from "zod";
import { Refusal } from "../../../../../../platform/errors/index.ts";
import type { ChannelAdapter, ChannelTools, HookRequest, Incoming, Received } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { countParts } from "../count-parts.ts";
import { byCredit } from "../credit.ts";
import { callFields, incomingOf, instantOf } from "../heard.ts";
import { patternProblems } from "../pattern-problems.ts";
import { smsProblems } from "../sms-problems.ts";
import { callMelipayamak, type MelipayamakSettings, melipayamakSettings } from "./call-melipayamak.ts";
import { longestText, reportMelipayamak, sendMelipayamak } from "./send-melipayamak.ts";

const credit = z.object({ Value: z.coerce.number() });
// Confirm with the provider: the fields of GetMessages, newest first.
const inbox = z.object({
  Data: z
    .array(
      z.object({
        MsgID: z.coerce.number().int(),
        Body: z.string(),
        SendDate: z.string().nullish(),
        Sender: z.coerce.string(),
        Receiver: z.coerce.string().nullish(),
      }),
    )
    .nullable(),
});
const cursorShape = z.object({ after: z.number().int() });
const onePage = 100;
const mostPages = 20;

/** SMS through Melipayamak: plain, or by a template; credit counted in messages. */
export const melipayamak: ChannelAdapter<MelipayamakSettings> = {
  kind: "melipayamak",
  channel: "sms",
  settings: melipayamakSettings,
  secrets: ["password"],
  problems: { ...smsProblems, ...patternProblems },
  limits: ({ line, partLength }) => ({
    attachments: false,
    most: longestText,
    parts: (text) => countParts(text, { advertising: line === "advertising", partLength }),
  }),
  idempotent: false,
  ...byCredit<MelipayamakSettings>(
    async (settings, tools) => dataOf(await callMelipayamak(settings, "GetCredit", {}, tools), credit).Value,
    { unit: "message", little: 200 },
  ),
  send: sendMelipayamak,
  readHook: readCall,
  hookAnswer: { contentType: "text/plain", body: "OK" },
  poll: pollInbox,
  pollEvery: 15,
  report: reportMelipayamak,
};

/** Reads the panel's call (`to`, `body`, `from`). It signs nothing: the secret is the address. Where the inbox is asked, a call only wakes. */
async function readCall(settings: MelipayamakSettings, request: HookRequest, tools: ChannelTools): Promise<Received> {
  const fields = callFields(request);
  const from = fields.get("from");
  const text = fields.get("body");
  if (!from || text === undefined) throw new Refusal("not_understood");
  const message = incomingOf({ from, to: fields.get("to"), text, at: null }, settings.sender, tools.now);
  if (!message) throw new Refusal("not_understood");
  return { messages: settings.inbound === "call" ? [message] : [], reports: [] };
}

/** Reads the inbox back to the last number seen. The first time only finds where that is. */
async function pollInbox(
  settings: MelipayamakSettings,
  cursor: unknown,
  tools: ChannelTools,
): Promise<Received & { cursor: unknown }> {
  const began = cursorShape.safeParse(cursor);
  if (settings.inbound === "call") return { messages: [], reports: [], cursor: began.data ?? null };
  const after = began.success ? began.data.after : 0;
  const messages: Incoming[] = [];
  let newest = after;
  for (let page = 0; page < mostPages; page++) {
    const values = { location: "1", from: settings.sender, index: String(page * onePage), count: String(onePage) };
    const rows = dataOf(await callMelipayamak(settings, "GetMessages", values, tools), inbox).Data ?? [];
    for (const { MsgID, Body: text, SendDate, Sender: from, Receiver } of rows) {
      newest = Math.max(newest, MsgID);
      const heard = { id: String(MsgID), from, to: Receiver ?? undefined, text, at: instantOf(SendDate) };
      const message = MsgID > after ? incomingOf(heard, settings.sender, tools.now) : null;
      if (message) messages.push(message);
    }
    if (!began.success || rows.length < onePage || rows.every(({ MsgID }) => MsgID <= after)) break;
  }
  return { messages: began.success ? messages.reverse() : [], reports: [], cursor: { after: newest } };
}
