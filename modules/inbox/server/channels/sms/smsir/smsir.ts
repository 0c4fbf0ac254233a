import * as z from "zod";
import type { ChannelAdapter } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { countParts } from "../count-parts.ts";
import { byCredit } from "../credit.ts";
import { patternProblems } from "../pattern-problems.ts";
import { smsProblems } from "../sms-problems.ts";
import { callSmsIr } from "./call-smsir.ts";
import { pollSmsIr, readSmsIrCall } from "./receive-smsir.ts";
import { longestText, reportSmsIr, sendSmsIr } from "./send-smsir.ts";
import { type SmsIrSettings, smsIrSettings } from "./smsir-settings.ts";

/** SMS through SMS.ir: plain, or by a template; credit counted in messages. */
export const smsIr: ChannelAdapter<SmsIrSettings> = {
  kind: "smsir",
  channel: "sms",
  settings: smsIrSettings,
  secrets: ["apiKey"],
  problems: { ...smsProblems, ...patternProblems },
  limits: ({ line, partLength }) => ({
    attachments: false,
    most: longestText,
    parts: (text) => countParts(text, { advertising: line === "advertising", partLength }),
  }),
  idempotent: false,
  ...byCredit<SmsIrSettings>(
    async (settings, tools) => dataOf(await callSmsIr(settings, "credit", tools), z.coerce.number()),
    {
      unit: "message",
      little: 200,
    },
  ),
  send: sendSmsIr,
  readHook: readSmsIrCall,
  poll: pollSmsIr,
  pollEvery: 15,
  report: reportSmsIr,
};
