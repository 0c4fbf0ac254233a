import * as z from "zod";
import type { ChannelTools, DeliveryReport, Outgoing, SendOutcome } from "../../channel-adapter.ts";
import { dataOf } from "../ask-provider.ts";
import { unsendable, wrongValues } from "../before-sending.ts";
import { patternHere } from "../line-fields.ts";
import { turnOf } from "../turn-of.ts";
import { callIppanel, type IppanelSettings } from "./call-ippanel.ts";

/** The most characters of one message. Confirm with the provider. */
export const longestText = 900;
const longestValue = 100;

const taken = z.object({ message_outbox_ids: z.array(z.union([z.number().int(), z.string().min(1)])).min(1) });

/** Sends plainly or by an approved pattern, both at `send`. IPPanel knows no key of ours. */
export async function sendIppanel(
  settings: IppanelSettings,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const wrong = unsendable(outgoing, longestText);
  if (wrong) return wrong;
  const recipients = [outgoing.to.replace(/;.*$/, "")];
  const from_number = withPlus(settings.sender);
  const pattern = outgoing.pattern && patternHere(settings, outgoing.pattern);
  const wrongToken = pattern && wrongValues(pattern.tokens, { most: longestValue });
  if (wrongToken) return wrongToken;
  const body = pattern
    ? {
        sending_type: "pattern",
        code: pattern.template,
        from_number,
        recipients,
        params: Object.fromEntries(pattern.tokens),
      }
    : { sending_type: "webservice", from_number, message: outgoing.text, params: { recipients } };
  const answer = await callIppanel(settings, "send", tools, body);
  if (!answer.ok) return answer.failure;
  const read = taken.safeParse(answer.data);
  return { state: "sent", externalId: read.success ? String(read.data.message_outbox_ids[0]) : null };
}

/** A line as IPPanel writes it: +983000… */
function withPlus(line: string): string {
  const digits = line.replace(/\D/g, "").replace(/^00/, "");
  return line.startsWith("+") || /^(?:00)?98/.test(line) ? `+${digits}` : `+98${digits}`;
}

// Confirm with the provider: the rows of `report/recipients` and their numbers.
const rows = z.array(z.object({ status: z.coerce.number().int() })).nullable();
const states: Record<number, Pick<DeliveryReport, "state" | "code">> = {
  0: { state: "sent" },
  1: { state: "sent" },
  2: { state: "delivered" },
  3: { state: "failed", code: "undelivered" },
  4: { state: "failed", code: "blocked" },
};

/** What became of messages, one question each: some in every turn. */
export async function reportIppanel(
  settings: IppanelSettings,
  externalIds: readonly string[],
  tools: ChannelTools,
): Promise<DeliveryReport[]> {
  const reports: DeliveryReport[] = [];
  for (const externalId of turnOf(externalIds, tools.now)) {
    const path = `report/recipients?bulk_id=${encodeURIComponent(externalId)}`;
    const known = states[dataOf(await callIppanel(settings, path, tools), rows)?.[0]?.status ?? -1];
    if (known) reports.push({ externalId, ...known, at: tools.now });
  }
  return reports;
}
