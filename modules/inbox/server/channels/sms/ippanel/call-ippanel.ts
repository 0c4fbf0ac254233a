import * as z from "zod";
import type { ChannelTools } from "../../channel-adapter.ts";
import { askProvider, jsonInit, type Known, type ProviderAnswer } from "../ask-provider.ts";
import { lineFields } from "../line-fields.ts";

/** One line of one IPPanel Edge account. */
export const ippanelSettings = z.strictObject({
  ...lineFields("https://edge.ippanel.com"),
  apiKey: z
    .string()
    .trim()
    .regex(/^[\w=.+/-]{8,400}$/),
});
export type IppanelSettings = z.infer<typeof ippanelSettings>;

const envelope = z.object({
  data: z.unknown().optional(),
  meta: z.object({
    status: z.boolean(),
    message: z.string().nullish(),
    message_code: z.string().nullish(),
    errors: z.unknown().optional(),
  }),
});

// Confirm with the provider: what refusals say. Codes are few (400-1, 400-2), so their words and named fields tell more.
const words: readonly [RegExp, Known][] = [
  [/credit|balance|اعتبار|موجودی/i, { code: "provider_credit" }],
  [/pattern|الگو/i, { code: "template_missing" }],
  [/param|متغیر/i, { code: "template_values" }],
  [/from_number|sender|خط|فرستنده/i, { code: "sender_refused" }],
  [/recipient|گیرنده/i, { code: "recipient_refused" }],
  [/\bip\b/i, { code: "ip_refused" }],
];

/** One call of IPPanel Edge; with a body it is a POST. Everything is answered in `meta`. */
export function callIppanel(
  { baseUrl, apiKey }: IppanelSettings,
  path: string,
  tools: ChannelTools,
  body?: object,
): Promise<ProviderAnswer> {
  const init = jsonInit({ authorization: apiKey }, body);
  return askProvider(tools, `${baseUrl}/v1/api/${path}`, init, ({ status, json }) => {
    const said = envelope.safeParse(json);
    if (!said.success) return null;
    const { message, message_code: code, errors, status: well } = said.data.meta;
    if (well) return { data: said.data.data };
    if (code === "400-1" || status === 401) return { code: "key_refused" };
    if (status === 429 || status >= 500) return null;
    const told = `${message ?? ""} ${JSON.stringify(errors ?? null)}`;
    return words.find(([pattern]) => pattern.test(told))?.[1] ?? { code: "request_refused" };
  });
}
