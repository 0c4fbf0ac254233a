import * as z from "zod";
import { ask } from "../../../../../platform/outgoing/index.ts";
import type { ChannelFile, ChannelTools, Outgoing, SendOutcome } from "../channel-adapter.ts";
import { callRubika, type RubikaAnswer, readRubika } from "./call-rubika.ts";
import { keypadOf } from "./keypads.ts";
import type { RubikaSettings } from "./rubika-settings.ts";

/** The most characters of one message, and of the words under a file. Confirm with the provider. */
export const longestText = 4096;
const longestCaption = 1024;
const largestSent = 50_000_000;

const sentMessage = z.object({ message_id: z.union([z.string().min(1), z.number().int().transform(String)]) });
const place = z.object({ upload_url: z.url({ protocol: /^https?$/ }) });
// For a voice the id stands beside no `data`, as others have found.
const uploaded = z.union([
  z.object({ data: z.object({ file_id: z.string().min(1) }) }).transform(({ data }) => data),
  z.object({ file_id: z.string().min(1) }),
]);

/**
 * Sends a text and files: a short text goes under the first file, a long one before it. A file is brought to Rubika first; until that is
 * done nothing has gone out. Where a later part fails after an earlier one went the outcome is `unknown` with `partly_sent`.
 */
export async function sendRubika(
  settings: RubikaSettings,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const { to, text, files, buttons = [] } = outgoing;
  if (!text.trim() && files.length === 0) return { state: "failed", code: "text_empty", again: null };
  if (text.length > longestText) return { state: "failed", code: "text_too_long", again: null };
  if (files.some(({ size }) => size > largestSent)) return { state: "failed", code: "file_too_large", again: null };
  const keypad = keypadOf(settings, buttons);
  const under = files.length > 0 && text.length <= longestCaption ? text : "";
  const steps: (() => Promise<RubikaAnswer>)[] = [];
  if (text.trim() && !under)
    steps.push(() => callRubika(settings, "sendMessage", { chat_id: to, text, ...keypad }, tools));
  for (const [at, file] of files.entries()) {
    const values = { chat_id: to, ...(at === 0 && under.trim() && { text: under, ...keypad }) };
    steps.push(() => sendFile(settings, file, values, tools));
  }
  let externalId: string | null = null;
  for (const [at, step] of steps.entries()) {
    const answer = await step();
    if (!answer.ok) return at === 0 ? answer.failure : { state: "unknown", code: "partly_sent" };
    const read = sentMessage.safeParse(answer.data);
    externalId ??= read.success ? `${to}:${read.data.message_id}` : null;
  }
  return { state: "sent", externalId };
}

async function sendFile(
  settings: RubikaSettings,
  file: ChannelFile,
  values: Record<string, unknown>,
  tools: ChannelTools,
): Promise<RubikaAnswer> {
  const asked = await callRubika(settings, "requestSendFile", { type: typeOf(file) }, tools);
  if (!asked.ok) return surelyNot(asked);
  const where = place.safeParse(asked.data);
  if (!where.success) return surelyNot({ ok: false, failure: { state: "unknown", code: "file_refused" } });
  const form = new FormData();
  const bytes = new Uint8Array(await file.open());
  form.set("file", new File([bytes], file.name, { type: file.contentType }));
  const brought = await ask(tools.fetch, where.data.upload_url, { method: "POST", body: form });
  const taken = uploaded.safeParse(brought.answered && brought.status < 300 ? brought.json : null);
  if (!taken.success) {
    const said = readRubika(brought);
    return surelyNot(said.ok ? { ok: false, failure: { state: "unknown", code: "file_refused" } } : said);
  }
  return callRubika(settings, "sendFile", { ...values, file_id: taken.data.file_id }, tools);
}

/** A file that was not brought went to nobody, whatever the silence: it may be brought again. */
function surelyNot(answer: Exclude<RubikaAnswer, { ok: true }>): RubikaAnswer {
  if (answer.failure.state === "failed") return answer;
  return { ...answer, failure: { state: "failed", code: "file_refused", again: 60 } };
}

/** Pictures are shown, spoken words are played, everything else is a file, which arrives as it is. */
function typeOf({ contentType }: ChannelFile): "Image" | "Voice" | "Video" | "File" {
  if (/^image\/(?:jpeg|png|webp)$/.test(contentType)) return "Image";
  if (contentType === "audio/ogg") return "Voice";
  return contentType === "video/mp4" ? "Video" : "File";
}
