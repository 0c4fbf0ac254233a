import * as z from "zod";
import type { ChannelTools, DeliveryReport, Outgoing, SendOutcome } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { unsendable, wrongValues } from "../before-sending.ts";
import { patternHere } from "../line-fields.ts";
import { nationalForm } from "../phone-forms.ts";
import { turnOf } from "../turn-of.ts";
import { callSmsIr } from "./call-smsir.ts";
import type { SmsIrSettings } from "./smsir-settings.ts";

/** The most characters of one message. Confirm with the provider. */
export const longestText = 900;
// Confirm with the provider: the longest value of a template.
const longestValue = 25;

const id = z.union([z.number().int(), z.string().min(1)]);
const bulk = z.object({ messageIds: z.array(id).min(1) });
const verified = z.object({ messageId: id });

/** Sends plainly from the line (`send/bulk`), or by an approved template (`send/verify`). SMS.ir knows no key of ours. */
export async function sendSmsIr(
  settings: SmsIrSettings,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const wrong = unsendable(outgoing, longestText);
  if (wrong) return wrong;
  const mobile = nationalForm(outgoing.to);
  if (outgoing.pattern) return sendByTemplate(settings, { mobile, ...patternHere(settings, outgoing.pattern) }, tools);
  const body = {
    lineNumber: Number(settings.sender.replace(/\D/g, "")),
    messageText: outgoing.text,
    mobiles: [mobile],
  };
  const answer = await callSmsIr(settings, "send/bulk", tools, body);
  if (!answer.ok) return answer.failure;
  const read = bulk.safeParse(answer.data);
  return { state: "sent", externalId: read.success ? String(read.data.messageIds[0]) : null };
}

type ByTemplate = { mobile: string; template: string; tokens: [string, string][] };

async function sendByTemplate(
  settings: SmsIrSettings,
  { mobile, template, tokens }: ByTemplate,
  tools: ChannelTools,
): Promise<SendOutcome> {
  if (!/^\d{1,15}$/.test(template)) return { state: "failed", code: "template_missing", again: null };
  const wrong = wrongValues(tokens, { most: longestValue });
  if (wrong) return wrong;
  const parameters = tokens.map(([name, value]) => ({ name, value }));
  const answer = await callSmsIr(settings, "send/verify", tools, { mobile, templateId: Number(template), parameters });
  if (!answer.ok) return answer.failure;
  const read = verified.safeParse(answer.data);
  return { state: "sent", externalId: read.success ? String(read.data.messageId) : null };
}

// Confirm with the provider: `send/{id}` and the numbers of deliveryState.
const told = z.object({ deliveryState: z.number().int().nullable() });
const states: Record<number, Pick<DeliveryReport, "state" | "code">> = {
  1: { state: "delivered" },
  2: { state: "failed", code: "undelivered" },
  3: { state: "sent" },
  4: { state: "failed", code: "provider_failed" },
  5: { state: "sent" },
  6: { state: "failed", code: "provider_failed" },
  7: { state: "failed", code: "blocked" },
};

/** What became of messages, one question each: some in every turn. What SMS.ir does not know any more says nothing. */
export async function reportSmsIr(
  settings: SmsIrSettings,
  externalIds: readonly string[],
  tools: ChannelTools,
): Promise<DeliveryReport[]> {
  const reports: DeliveryReport[] = [];
  for (const externalId of turnOf(externalIds, tools.now)) {
    const answer = await callSmsIr(settings, `send/${encodeURIComponent(externalId)}`, tools);
    if (!answer.ok && answer.failure.code === "request_refused") continue;
    const { deliveryState } = dataOf(answer, told);
    const known = deliveryState === null ? undefined : states[deliveryState];
    if (known) reports.push({ externalId, ...known, at: tools.now });
  }
  return reports;
}
