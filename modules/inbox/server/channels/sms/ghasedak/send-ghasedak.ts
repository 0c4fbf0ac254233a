import * as z from "zod";
import type { ChannelTools, DeliveryReport, Outgoing, SendOutcome } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { unsendable, wrongValues } from "../before-sending.ts";
import { patternHere } from "../line-fields.ts";
import { nationalForm } from "../phone-forms.ts";
import { callGhasedak, type GhasedakSettings } from "./call-ghasedak.ts";

/** The most characters of one message. Confirm with the provider. */
export const longestText = 900;
const longestValue = 100;

const id = z.union([z.number().int(), z.string().min(1)]);
// Confirm with the provider: the letters' size of names in `Data`.
const taken = z.object({ Items: z.array(z.object({ MessageId: id })).min(1) });

/** Sends plainly (`SendBulkSMS`), or by an approved template (`SendOtpSMS`). Our key goes along, and is not promised to stop a repeat. */
export async function sendGhasedak(
  settings: GhasedakSettings,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const wrong = unsendable(outgoing, longestText);
  if (wrong) return wrong;
  const mobile = nationalForm(outgoing.to);
  const clientReferenceId = outgoing.key;
  const pattern = outgoing.pattern && patternHere(settings, outgoing.pattern);
  const wrongToken = pattern && wrongValues(pattern.tokens, { most: longestValue });
  if (wrongToken) return wrongToken;
  const answer = pattern
    ? await callGhasedak(settings, "SendOtpSMS", tools, {
        templateName: pattern.template,
        receptors: [{ mobile, clientReferenceId }],
        inputs: pattern.tokens.map(([param, value]) => ({ param, value })),
        udh: false,
      })
    : await callGhasedak(settings, "SendBulkSMS", tools, {
        lineNumber: settings.sender,
        message: outgoing.text,
        receptors: [mobile],
        clientReferenceId,
        isVoice: false,
        udh: false,
      });
  if (!answer.ok) return answer.failure;
  const read = taken.safeParse(answer.data);
  return { state: "sent", externalId: read.success ? String(read.data.Items[0]!.MessageId) : null };
}

// Confirm with the provider: CheckSmsStatus (Type 1: by MessageId) and its numbers.
const statuses = z.object({ Items: z.array(z.object({ MessageId: id, Status: z.number().int().nullable() })) });
const mostIds = 100;
const states: Record<number, Pick<DeliveryReport, "state" | "code">> = {
  1: { state: "delivered" },
  2: { state: "failed", code: "undelivered" },
  3: { state: "failed", code: "provider_failed" },
  4: { state: "sent" },
  5: { state: "failed", code: "blocked" },
  6: { state: "failed", code: "cancelled" },
};

/** What became of messages, a hundred a question. */
export async function reportGhasedak(
  settings: GhasedakSettings,
  externalIds: readonly string[],
  tools: ChannelTools,
): Promise<DeliveryReport[]> {
  const reports: DeliveryReport[] = [];
  for (let from = 0; from < externalIds.length; from += mostIds) {
    const ids = externalIds
      .slice(from, from + mostIds)
      .map(encodeURIComponent)
      .join(",");
    const answer = await callGhasedak(settings, `CheckSmsStatus?Ids=${ids}&Type=1`, tools);
    for (const { MessageId, Status } of dataOf(answer, statuses).Items) {
      const known = Status === null ? undefined : states[Status];
      if (known) reports.push({ externalId: String(MessageId), ...known, at: tools.now });
    }
  }
  return reports;
}
