import * as z from "zod";
import type { ChannelTools } from "../../channel-adapter.ts";
import { askProvider, jsonInit, type Known, type ProviderAnswer } from "../ask-provider.ts";
import type { SmsIrSettings } from "./smsir-settings.ts";

// Confirm with the provider: its numbers as our codes.
const numbers: Record<number, Known> = {
  10: { code: "key_refused" },
  11: { code: "key_refused" },
  12: { code: "ip_refused" },
  13: { code: "account_disabled" },
  14: { code: "account_disabled" },
  15: { code: "plan_refused" },
  20: { code: "rate_limited", again: 60 },
  101: { code: "sender_refused" },
  102: { code: "provider_credit" },
  103: { code: "text_empty" },
  104: { code: "recipient_refused" },
  105: { code: "request_refused" },
  113: { code: "template_missing" },
  114: { code: "template_value_long" },
  115: { code: "blocked" },
  116: { code: "template_values" },
  117: { code: "text_refused" },
  119: { code: "plan_refused" },
  123: { code: "line_refused" },
};
const envelope = z.object({ status: z.number().int(), data: z.unknown().optional() });

/** One call of SMS.ir; with a body it is a POST. Everything is answered in `status`: 1 is well. */
export function callSmsIr(
  { baseUrl, apiKey }: SmsIrSettings,
  path: string,
  tools: ChannelTools,
  body?: object,
): Promise<ProviderAnswer> {
  return askProvider(tools, `${baseUrl}/v1/${path}`, jsonInit({ "x-api-key": apiKey }, body), ({ json }) => {
    const said = envelope.safeParse(json);
    if (!said.success) return null;
    return said.data.status === 1 ? { data: said.data.data } : (numbers[said.data.status] ?? null);
  });
}

/** The numbers we know, for tests. */
export const smsIrNumbers = Object.keys(numbers).map(Number);
