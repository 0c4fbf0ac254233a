import * as z from "zod";
import type { ChannelAdapter, ChannelTools, Incoming, Received } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { countParts } from "../count-parts.ts";
import { byCredit } from "../credit.ts";
import { incomingOf, instantOf } from "../heard.ts";
import { patternProblems } from "../pattern-problems.ts";
import { smsProblems } from "../sms-problems.ts";
import { callIppanel, type IppanelSettings, ippanelSettings } from "./call-ippanel.ts";
import { longestText, reportIppanel, sendIppanel } from "./send-ippanel.ts";

// Confirm with the provider: where the credit (in rials) stands, and the fields of the inbox.
const credit = z.object({ credit: z.coerce.number() });
const inbox = z
  .array(
    z.object({
      id: z.coerce.number().int(),
      number: z.string(),
      from: z.string(),
      message: z.string(),
      time: z.union([z.string(), z.number()]).nullish(),
    }),
  )
  .nullable();
const cursorShape = z.object({ after: z.number().int() });
const mostPages = 20;

/** SMS through IPPanel Edge and the many panels that stand on it: plain, or by a pattern. It is asked for what came in; it does not call. */
export const ippanel: ChannelAdapter<IppanelSettings> = {
  kind: "ippanel",
  channel: "sms",
  settings: ippanelSettings,
  secrets: ["apiKey"],
  problems: { ...smsProblems, ...patternProblems },
  limits: ({ line, partLength }) => ({
    attachments: false,
    most: longestText,
    parts: (text) => countParts(text, { advertising: line === "advertising", partLength }),
  }),
  idempotent: false,
  ...byCredit<IppanelSettings>(
    async (settings, tools) => dataOf(await callIppanel(settings, "payment/credit/mine", tools), credit).credit,
    { unit: "rial", little: 100_000 },
  ),
  send: sendIppanel,
  poll: pollIppanel,
  pollEvery: 10,
  report: reportIppanel,
};

/** Reads the inbox from the last number seen on. The first time only finds where that is: what came before stays where it is. */
async function pollIppanel(
  settings: IppanelSettings,
  cursor: unknown,
  tools: ChannelTools,
): Promise<Received & { cursor: unknown; more?: boolean }> {
  const began = cursorShape.safeParse(cursor);
  const messages: Incoming[] = [];
  let after = began.success ? began.data.after : 0;
  for (let page = 0; page < mostPages; page++) {
    const filters = { filters: { from_id: after } };
    const rows = dataOf(await callIppanel(settings, "report/messages-inbox", tools, filters), inbox) ?? [];
    const fresh = rows.filter(({ id }) => id > after);
    if (fresh.length === 0) return { messages: began.success ? messages : [], reports: [], cursor: { after } };
    for (const { id, number, from, message: text, time } of fresh) {
      const heard = { id: String(id), from, to: number, text, at: instantOf(time) };
      const message = incomingOf(heard, settings.sender, tools.now);
      if (message) messages.push(message);
      after = Math.max(after, id);
    }
  }
  return { messages: began.success ? messages : [], reports: [], cursor: { after }, more: true };
}
