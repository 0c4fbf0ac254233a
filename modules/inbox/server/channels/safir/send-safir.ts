import { createHash } from "node:crypto";
import type { ChannelFile, ChannelTools, Outgoing, SendOutcome } from "../channel-adapter.ts";
import { callSafir, type SafirAnswer } from "./call-safir.ts";
import type { SafirSettings } from "./safir-settings.ts";

/** The most characters of one message, as the bot's own; under a file fewer. Confirm with the provider. */
export const longestText = 4096;
const longestCaption = 1024;
const largestSent = 50_000_000;

/**
 * Sends a text and files to a phone: a short text goes under the first file, a long one before it. Each part has a request id of its own
 * made of our key, so that a repeat of the whole sends nothing twice.
 */
export async function sendSafir(
  settings: SafirSettings,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const { to, text, files } = outgoing;
  if (!text.trim() && files.length === 0) return { state: "failed", code: "text_empty", again: null };
  if (text.length > longestText) return { state: "failed", code: "text_too_long", again: null };
  if (files.some(({ size }) => size > largestSent)) return { state: "failed", code: "file_too_large", again: null };
  const phone = to.replace(/^\+/, "");
  // Safir knows numbers of Iran alone.
  if (!/^98\d{10}$/.test(phone)) return { state: "failed", code: "recipient_refused", again: null };
  const under = files.length > 0 && text.length <= longestCaption && text.trim() !== "" ? text : "";
  const parts: { text?: string; file?: ChannelFile }[] = [
    ...(text.trim() && !under ? [{ text }] : []),
    ...files.map((file, at) => ({ file, ...(at === 0 && under && { text: under }) })),
  ];
  let externalId: string | null = null;
  for (const [at, part] of parts.entries()) {
    const request_id = requestId(outgoing.key, at, settings.botId);
    const answer = await sendPart(settings, { phone, request_id, ...part }, tools);
    if (!answer.ok) return at === 0 ? answer.failure : { state: "unknown", code: "partly_sent" };
    externalId ??= answer.id;
  }
  return { state: "sent", externalId };
}

type Part = { phone: string; request_id: string; text?: string; file?: ChannelFile };

async function sendPart(
  settings: SafirSettings,
  { phone, request_id, text, file }: Part,
  tools: ChannelTools,
): Promise<SafirAnswer> {
  const brought = file ? await bring(settings, file, tools) : null;
  if (brought && !brought.ok) return brought;
  const message = { ...(text && { text }), ...(brought && { file_id: brought.id }) };
  const body = { request_id, bot_id: settings.botId, phone_number: phone, message_data: { message } };
  return callSafir(settings, "send_message", body, tools);
}

/** Brings a file. What was not brought went to nobody, whatever the silence: it may be brought again. */
async function bring(settings: SafirSettings, file: ChannelFile, tools: ChannelTools): Promise<SafirAnswer> {
  const form = new FormData();
  const bytes = new Uint8Array(await file.open());
  form.set("file", new File([bytes], file.name, { type: file.contentType }));
  const answer = await callSafir(settings, "upload_file", form, tools);
  if (answer.ok || answer.failure.state === "failed") return answer;
  return { ...answer, failure: { state: "failed", code: "file_refused", again: 60 } };
}

/** The same for every attempt at one part of one message, and nobody else's: installations may share an account. */
function requestId(key: string, part: number, botId: number): string {
  return createHash("sha256").update(`hamdel:${botId}:${key}:${part}`).digest("hex").slice(0, 32);
}
