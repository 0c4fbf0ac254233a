import * as z from "zod";
import { afterSilence, ask } from "../../../../../platform/outgoing/index.ts";
import type { ChannelTools, SendOutcome } from "../channel-adapter.ts";
import { botFailure } from "./bot-failures.ts";
import type { BotSettings } from "./bot-settings.ts";

const envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().int().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().nonnegative().optional() }).optional(),
});

export type BotAnswer =
  | { ok: true; result: unknown }
  | { ok: false; failure: Exclude<SendOutcome, { state: "sent" }>; description?: string };

/** One call of the bot interface: values as JSON, or a form with a file. */
export async function callBot(
  { baseUrl, token }: BotSettings,
  method: string,
  values: Record<string, unknown> | FormData,
  tools: ChannelTools,
): Promise<BotAnswer> {
  const init: RequestInit =
    values instanceof FormData
      ? { method: "POST", body: values }
      : { method: "POST", body: JSON.stringify(values), headers: { "content-type": "application/json" } };
  const asked = await ask(tools.fetch, `${baseUrl}/bot${token}/${method}`, init);
  if (!asked.answered) return { ok: false, failure: afterSilence(asked) };
  const said = envelope.safeParse(asked.json);
  if (said.success && said.data.ok) return { ok: true, result: said.data.result };
  const { description = "", error_code, parameters } = said.success ? said.data : {};
  const status = error_code ?? asked.status;
  // A 2xx in words that are no answer of a bot interface: a page of somebody between us, or of a wrong address.
  if (!said.success && status < 400) return { ok: false, failure: { state: "unknown", code: "answer_not_understood" } };
  const wait = parameters?.retry_after ?? asked.retryAfter;
  return { ok: false, failure: botFailure({ status, description, wait }), description };
}
