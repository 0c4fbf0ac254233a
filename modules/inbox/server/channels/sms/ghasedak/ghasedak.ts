import * as z from "zod";
import type { ChannelAdapter } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { countParts } from "../count-parts.ts";
import { byCredit } from "../credit.ts";
import { patternProblems } from "../pattern-problems.ts";
import { smsProblems } from "../sms-problems.ts";
import { callGhasedak, type GhasedakSettings, ghasedakSettings } from "./call-ghasedak.ts";
import { pollGhasedak, readGhasedakCall } from "./receive-ghasedak.ts";
import { longestText, reportGhasedak, sendGhasedak } from "./send-ghasedak.ts";

// Confirm with the provider: where the credit (in rials) stands.
const account = z.object({ Credit: z.coerce.number() });

/** SMS through Ghasedak: plain, or by a template. */
export const ghasedak: ChannelAdapter<GhasedakSettings> = {
  kind: "ghasedak",
  channel: "sms",
  settings: ghasedakSettings,
  secrets: ["apiKey"],
  problems: { ...smsProblems, ...patternProblems },
  limits: ({ line, partLength }) => ({
    attachments: false,
    most: longestText,
    parts: (text) => countParts(text, { advertising: line === "advertising", partLength }),
  }),
  idempotent: false,
  ...byCredit<GhasedakSettings>(
    async (settings, tools) => dataOf(await callGhasedak(settings, "GetAccountInformation", tools), account).Credit,
    { unit: "rial", little: 100_000 },
  ),
  send: sendGhasedak,
  readHook: readGhasedakCall,
  poll: pollGhasedak,
  pollEvery: 15,
  report: reportGhasedak,
};
