import * as z from "zod";
import type { ChannelFile, ChannelTools, Outgoing, SendOutcome } from "../channel-adapter.ts";
import type { BotSettings } from "./bot-settings.ts";
import { keyboardOf } from "./buttons.ts";
import { type BotAnswer, callBot } from "./call-bot.ts";

/** The most characters of one message, and of the words under a file. */
export const longestText = 4096;
const longestCaption = 1024;
const largestPhoto = 10_000_000;
const largestSent = 50_000_000;

const sentMessage = z.object({ message_id: z.number().int() });

/**
 * Sends a text and files: a short text goes under the first file, a long one before it. Several files are several messages; where one fails
 * after another went out the outcome is `unknown` with `partly_sent`, since a repeat would send the first again.
 */
export async function sendBot(settings: BotSettings, outgoing: Outgoing, tools: ChannelTools): Promise<SendOutcome> {
  const { to, text, files, buttons = [] } = outgoing;
  if (!text.trim() && files.length === 0) return { state: "failed", code: "text_empty", again: null };
  if (text.length > longestText) return { state: "failed", code: "text_too_long", again: null };
  if (files.some(({ size }) => size > largestSent)) return { state: "failed", code: "file_too_large", again: null };
  const under = files.length > 0 && text.length <= longestCaption ? text : "";
  const steps: (() => Promise<BotAnswer>)[] = [];
  // No parse_mode: the text is shown as it was written.
  const keyboard = buttons.length > 0 && { reply_markup: keyboardOf(buttons) };
  if (text.trim() && !under)
    steps.push(() => callBot(settings, "sendMessage", { chat_id: to, text, ...keyboard }, tools));
  for (const [at, file] of files.entries())
    steps.push(() => sendFile(settings, { to, file, caption: at === 0 ? under : "" }, tools));
  let externalId: string | null = null;
  for (const [at, step] of steps.entries()) {
    const answer = await step();
    if (!answer.ok) return at === 0 ? answer.failure : { state: "unknown", code: "partly_sent" };
    const read = sentMessage.safeParse(answer.result);
    externalId ??= read.success ? `${to}:${read.data.message_id}` : null;
  }
  return { state: "sent", externalId };
}

type FileOut = { to: string; file: ChannelFile; caption: string };

async function sendFile(
  settings: BotSettings,
  { to, file, caption }: FileOut,
  tools: ChannelTools,
): Promise<BotAnswer> {
  const { method, field } = wayOf(file);
  const form = new FormData();
  form.set("chat_id", to);
  if (caption.trim()) form.set("caption", caption);
  const bytes = new Uint8Array(await file.open());
  form.set(field, new File([bytes], file.name, { type: file.contentType }));
  return callBot(settings, method, form, tools);
}

/** Pictures are shown, spoken words are played, everything else is a document, which arrives as it is. */
function wayOf({ contentType, size }: ChannelFile): { method: string; field: string } {
  if (/^image\/(?:jpeg|png|webp)$/.test(contentType) && size <= largestPhoto)
    return { method: "sendPhoto", field: "photo" };
  if (contentType === "audio/ogg") return { method: "sendVoice", field: "voice" };
  return { method: "sendDocument", field: "document" };
}
