import type { ChannelAdapter, ChannelTools, ConnectionTest } from "../channel-adapter.ts";
import { callSafir } from "./call-safir.ts";
import { safirProblems } from "./problems.ts";
import { type SafirSettings, safirSettings } from "./safir-settings.ts";
import { longestText, sendSafir } from "./send-safir.ts";

/** Messages in Bale to phone numbers. It receives nothing: who answers writes to the bot of the same number. */
export const baleSafir: ChannelAdapter<SafirSettings> = {
  kind: "bale_safir",
  channel: "bale_safir",
  settings: safirSettings,
  secrets: ["accessKey"],
  problems: safirProblems,
  limits: () => ({ attachments: true, most: longestText }),
  // Its documents say so: the same request_id again sends nothing.
  idempotent: true,
  line: true,
  test: testSafir,
  send: sendSafir,
};

const nobody = "98";

/**
 * Safir has nothing that only asks. A message to a number that cannot be one tells whether the key is known: Safir refuses the number of
 * whoever it knows, and the key of everybody else. Nothing goes out.
 */
async function testSafir(settings: SafirSettings, tools: ChannelTools): Promise<ConnectionTest> {
  const body = { bot_id: settings.botId, phone_number: nobody, message_data: { message: { text: "-" } } };
  const answer = await callSafir(settings, "send_message", body, tools);
  if (answer.ok) return { ok: false, problem: "answer_not_understood" };
  const { code } = answer.failure;
  if (code === "recipient_refused" || code === "request_refused") return { ok: true, note: "key_works" };
  return { ok: false, problem: code, ...(answer.said && { detail: answer.said }) };
}
