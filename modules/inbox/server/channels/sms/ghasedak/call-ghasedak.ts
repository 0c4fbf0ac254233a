import * as z from "zod";
import type { ChannelTools } from "../../channel-adapter.ts";
import { askProvider, jsonInit, type Known, type ProviderAnswer } from "../ask-provider.ts";
import { lineFields } from "../line-fields.ts";

/** One line of one Ghasedak account. */
export const ghasedakSettings = z.strictObject({
  ...lineFields("https://gateway.ghasedak.me"),
  apiKey: z
    .string()
    .trim()
    .regex(/^[\w.-]{8,200}$/),
});
export type GhasedakSettings = z.infer<typeof ghasedakSettings>;

// Confirm with the provider: StatusCode of refusals.
const numbers: Record<number, Known> = {
  400: { code: "request_refused" },
  401: { code: "key_refused" },
  403: { code: "access_refused" },
  406: { code: "request_refused" },
  407: { code: "access_refused" },
  409: { code: "provider_busy", again: 60 },
  411: { code: "recipient_refused" },
  412: { code: "sender_refused" },
  413: { code: "text_refused" },
  416: { code: "ip_refused" },
  418: { code: "provider_credit" },
  420: { code: "link_refused" },
  422: { code: "characters_refused" },
  424: { code: "template_missing" },
  426: { code: "plan_refused" },
  428: { code: "template_values" },
  429: { code: "rate_limited", again: 60 },
};
const envelope = z.object({
  IsSuccess: z.boolean(),
  StatusCode: z.number().int().nullish(),
  Data: z.unknown().optional(),
});

/** One call of Ghasedak; with a body it is a POST. */
export function callGhasedak(
  { baseUrl, apiKey }: GhasedakSettings,
  path: string,
  tools: ChannelTools,
  body?: object,
): Promise<ProviderAnswer> {
  const url = `${baseUrl}/rest/api/v1/WebService/${path}`;
  return askProvider(tools, url, jsonInit({ apikey: apiKey }, body), ({ json }) => {
    const said = envelope.safeParse(json);
    if (!said.success) return null;
    return said.data.IsSuccess ? { data: said.data.Data } : (numbers[said.data.StatusCode ?? 0] ?? null);
  });
}

/** The numbers we know, for tests. */
export const ghasedakNumbers = Object.keys(numbers).map(Number);
