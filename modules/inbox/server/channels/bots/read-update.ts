import type * as z from "zod";
import { normalise } from "../../../../../platform/identifiers/index.ts";
import type { ClaimedIdentity } from "../../../../customers/index.ts";
import type { ChannelFile, Incoming } from "../channel-adapter.ts";
import type { BotKind } from "./bot-settings.ts";
import type { BotFile, BotMessage, botUpdate } from "./bot-shapes.ts";
import { readPress } from "./buttons.ts";

/** What a messenger sends when somebody opens the bot by a link that holds a code. */
const begun = /^\/start ([\w-]{20,64})$/;

type Reading = {
  kind: BotKind;
  now: Date;
  fileOf(file: BotFile, usual: { name: string; contentType: string }): ChannelFile;
};

/**
 * One update as a message of a customer; null for groups, channels, other bots and whatever is no message. Message ids are unique within a
 * chat only, so ours hold both. An edited message comes as a new one with ✎ that answers the first: what agents have read stays.
 */
export function readUpdate(update: z.infer<typeof botUpdate>, reading: Reading): Incoming | null {
  if (update.callback_query) return readPress(update.callback_query, reading);
  const message = update.message ?? update.edited_message;
  if (message?.chat.type !== "private" || message.from?.is_bot) return null;
  const edited = !update.message;
  const here = `${message.chat.id}:${message.message_id}`;
  const text = textOf(message);
  const answered = edited ? message.message_id : message.reply_to_message?.message_id;
  const also = ownPhone(message);
  const continuation = edited ? null : begun.exec(text)?.[1];
  return {
    externalId: edited ? `${here}:${message.edit_date ?? message.date}` : here,
    from: whoOf(message, reading.kind),
    ...(also && { also: [also] }),
    ...(continuation && { continuation }),
    name: fullName(message.from),
    at: new Date((edited ? (message.edit_date ?? message.date) : message.date) * 1000),
    // The code is for us, and no word of theirs.
    text: edited ? `✎ ${text}` : continuation ? "/start" : text,
    files: filesOf(message, reading),
    ...(answered !== undefined && { thread: { replyTo: [`${message.chat.id}:${answered}`] } }),
  };
}

/** Whoever writes is known by the number of the chat, which is also where they are answered; the name at which others find them is shown. */
function whoOf({ chat, from }: BotMessage, kind: BotKind): ClaimedIdentity {
  return { type: kind, value: String(chat.id), ...(from?.username && { shown: `@${from.username}` }) };
}

/** The phone of a shared contact, when it is the sender's own: only then the messenger vouches for it. */
function ownPhone({ contact, from }: BotMessage): ClaimedIdentity | null {
  if (!contact || !from || contact.user_id !== from.id) return null;
  const digits = contact.phone_number.replace(/[^\d+]/g, "");
  const found = normalise("phone", digits.startsWith("+") ? digits : `+${digits.replace(/^00/, "")}`);
  return "value" in found ? { type: "phone", ...found, verified: true } : null;
}

type Named = { first_name?: string; last_name?: string };

/** What somebody calls themselves; null where they say nothing. */
export function fullName(person: Named | undefined): string | null {
  return [person?.first_name, person?.last_name].filter(Boolean).join(" ").trim() || null;
}

function textOf({ text, caption, contact, location, sticker }: BotMessage): string {
  if (contact) return [fullName(contact), contact.phone_number].filter(Boolean).join("\n");
  if (location) return `geo:${location.latitude},${location.longitude}`;
  return text ?? caption ?? sticker?.emoji ?? "";
}

function filesOf({ photo, document, voice, audio, video }: BotMessage, { fileOf }: Reading): ChannelFile[] {
  // A photo comes in several sizes, the largest last.
  const largest = photo?.at(-1);
  const files = [
    largest && fileOf(largest, { name: "photo.jpg", contentType: "image/jpeg" }),
    document && fileOf(document, { name: "file", contentType: "application/octet-stream" }),
    voice && fileOf(voice, { name: "voice.ogg", contentType: "audio/ogg" }),
    audio && fileOf(audio, { name: "audio.mp3", contentType: "audio/mpeg" }),
    video && fileOf(video, { name: "video.mp4", contentType: "video/mp4" }),
  ];
  return files.filter((file) => file !== undefined);
}
