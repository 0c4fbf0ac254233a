import * as z from "zod";
import type { ChannelTools } from "../../channel-adapter.ts";
import { askProvider, type Known, type ProviderAnswer } from "../ask-provider.ts";
import { lineFields } from "../line-fields.ts";

/** One line of one Melipayamak account. The password is the panel's, or the API key that stands in for it. */
export const melipayamakSettings = z.strictObject({
  ...lineFields("https://rest.payamak-panel.com"),
  user: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
  /** How messages of customers come: the panel calls an address, or is asked. Its call names no id, so only one of the two holds. */
  inbound: z.enum(["call", "ask"]).default("ask"),
});
export type MelipayamakSettings = z.infer<typeof melipayamakSettings>;

// Confirm with the provider: RetStatus other than 1.
const numbers: Record<number, Known> = {
  0: { code: "key_refused" },
  2: { code: "provider_credit" },
  3: { code: "rate_limited", again: 3600 },
  4: { code: "rate_limited", again: 3600 },
  5: { code: "sender_refused" },
  6: { code: "provider_busy", again: 300 },
  7: { code: "text_refused" },
  9: { code: "sender_refused" },
  10: { code: "account_disabled" },
  11: { code: "provider_failed" },
  12: { code: "account_disabled" },
  14: { code: "link_refused" },
  15: { code: "line_refused" },
  16: { code: "recipient_refused" },
  17: { code: "text_empty" },
  18: { code: "recipient_refused" },
  35: { code: "blocked" },
};
const envelope = z.object({ RetStatus: z.number().int() });

/** One call of Melipayamak, a form with the credentials. It answers all with HTTP 200 and a `RetStatus`; the whole answer is given. */
export function callMelipayamak(
  { baseUrl, user, password }: MelipayamakSettings,
  method: string,
  values: Record<string, string>,
  tools: ChannelTools,
): Promise<ProviderAnswer> {
  const body = new URLSearchParams({ username: user, password, ...values });
  return askProvider(tools, `${baseUrl}/api/SendSMS/${method}`, { method: "POST", body }, ({ status, json }) => {
    const said = envelope.safeParse(json);
    if (!said.success || status !== 200) return null;
    if (said.data.RetStatus === 1) return { data: json };
    return numbers[said.data.RetStatus] ?? { code: "request_refused" };
  });
}

/** The numbers we know, for tests. */
export const melipayamakNumbers = Object.keys(numbers).map(Number).filter(Boolean);
