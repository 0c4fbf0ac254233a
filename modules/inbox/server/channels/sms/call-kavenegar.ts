import * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import { afterSilence, ask } from "../../../../../platform/outgoing/index.ts";
import type { ChannelTools, SendOutcome } from "../channel-adapter.ts";
import { kavenegarFailure } from "./kavenegar-errors.ts";
import type { KavenegarSettings } from "./kavenegar-settings.ts";

const envelope = z.object({
  return: z.object({ status: z.coerce.number().int() }),
  entries: z.unknown().optional(),
});

export type KavenegarAnswer =
  | { ok: true; entries: unknown }
  | { ok: false; failure: Exclude<SendOutcome, { state: "sent" }> };

/** One call of Kavenegar, `method` such as `sms/send`: its entries, or what the failure means. */
export async function callKavenegar(
  { baseUrl, apiKey }: KavenegarSettings,
  method: string,
  values: Record<string, string>,
  tools: ChannelTools,
): Promise<KavenegarAnswer> {
  const body = new URLSearchParams(values);
  const asked = await ask(tools.fetch, `${baseUrl}/v1/${apiKey}/${method}.json`, { method: "POST", body });
  if (!asked.answered) return { ok: false, failure: afterSilence(asked) };
  const said = envelope.safeParse(asked.json);
  if (said.success && said.data.return.status === 200) return { ok: true, entries: said.data.entries };
  if (said.success) return { ok: false, failure: kavenegarFailure(said.data.return.status) };
  // Something between us and Kavenegar answered: a gateway, or a page where the address is wrong.
  if (asked.status >= 400 && asked.status < 500) return { ok: false, failure: kavenegarFailure(asked.status) };
  return {
    ok: false,
    failure: { state: "unknown", code: asked.status < 500 ? "answer_not_understood" : "provider_error" },
  };
}

/** The entries of a question that is safe to ask again. Throws Refusal `channel_failed` with the code of the failure. */
export async function askKavenegar<Entry>(
  settings: KavenegarSettings,
  question: { method: string; values: Record<string, string>; entry: z.ZodType<Entry> },
  tools: ChannelTools,
): Promise<Entry[]> {
  const answer = await callKavenegar(settings, question.method, question.values, tools);
  if (!answer.ok) throw new Refusal("channel_failed", { values: { problem: answer.failure.code } });
  // No entries are said as null, as nothing, and as an empty list.
  const read = z.array(question.entry).safeParse(answer.entries ?? []);
  if (!read.success) throw new Refusal("channel_failed", { values: { problem: "answer_not_understood" } });
  return read.data;
}
