import * as z from "zod";
import type { ChannelTools, DeliveryReport, Outgoing, SendOutcome } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { unsendable, wrongValues } from "../before-sending.ts";
import { patternHere } from "../line-fields.ts";
import { nationalForm } from "../phone-forms.ts";
import { turnOf } from "../turn-of.ts";
import { callMelipayamak, type MelipayamakSettings } from "./call-melipayamak.ts";

/** The most characters of one message. Confirm with the provider. */
export const longestText = 900;
const longestValue = 100;

const answered = z.object({ Value: z.coerce.string() });

// Confirm with the provider: what BaseServiceNumber says in `Value` instead of a number of a message.
const refusals: Record<string, string> = {
  "-1": "access_refused",
  "-2": "recipient_refused",
  "-3": "line_refused",
  "-4": "template_missing",
  "-5": "template_values",
  "-6": "provider_failed",
  "-7": "sender_refused",
};

/** Sends plainly (`SendSMS`), or by an approved template (`BaseServiceNumber`). Melipayamak knows no key of ours. */
export async function sendMelipayamak(
  settings: MelipayamakSettings,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const wrong = unsendable(outgoing, longestText);
  if (wrong) return wrong;
  const to = nationalForm(outgoing.to);
  if (outgoing.pattern) return sendByTemplate(settings, { to, ...patternHere(settings, outgoing.pattern) }, tools);
  const values = { to, from: settings.sender, text: outgoing.text, isFlash: "false" };
  return outcomeOf(await callMelipayamak(settings, "SendSMS", values, tools));
}

type ByTemplate = { to: string; template: string; tokens: [string, string][] };

/** The values stand in the order of the template's gaps, with a semicolon between. */
async function sendByTemplate(
  settings: MelipayamakSettings,
  { to, template, tokens }: ByTemplate,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const wrong = wrongValues(tokens, { most: longestValue, separator: ";" });
  if (wrong) return wrong;
  const values = { to, bodyId: template, text: tokens.map(([, value]) => value).join(";") };
  return outcomeOf(await callMelipayamak(settings, "BaseServiceNumber", values, tools));
}

function outcomeOf(answer: Awaited<ReturnType<typeof callMelipayamak>>): SendOutcome {
  if (!answer.ok) return answer.failure;
  const read = answered.safeParse(answer.data);
  const value = read.success ? read.data.Value : "";
  if (refusals[value]) return { state: "failed", code: refusals[value], again: null };
  if (value.startsWith("-")) return { state: "failed", code: "request_refused", again: null };
  return { state: "sent", externalId: /^\d+$/.test(value) ? value : null };
}

// Confirm with the provider: the numbers of GetDeliveries2. 400 waits in the queue.
const states: Record<string, Pick<DeliveryReport, "state" | "code">> = {
  "1": { state: "delivered" },
  "2": { state: "failed", code: "undelivered" },
  "3": { state: "failed", code: "provider_failed" },
  "8": { state: "sent" },
  "16": { state: "failed", code: "provider_failed" },
  "35": { state: "failed", code: "blocked" },
  "200": { state: "sent" },
  "300": { state: "failed", code: "text_refused" },
  "500": { state: "failed", code: "provider_failed" },
};

/** What became of messages, one question each: some in every turn. */
export async function reportMelipayamak(
  settings: MelipayamakSettings,
  externalIds: readonly string[],
  tools: ChannelTools,
): Promise<DeliveryReport[]> {
  const reports: DeliveryReport[] = [];
  for (const externalId of turnOf(externalIds, tools.now)) {
    const answer = await callMelipayamak(settings, "GetDeliveries2", { recId: externalId }, tools);
    const known = states[dataOf(answer, answered).Value];
    if (known) reports.push({ externalId, ...known, at: tools.now });
  }
  return reports;
}
