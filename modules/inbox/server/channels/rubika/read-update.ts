import { createHash } from "node:crypto";
import type { ChannelFile, ContactChange, Incoming } from "../channel-adapter.ts";
import type { InlineMessage, RubikaFile, RubikaMessage, RubikaUpdate } from "./rubika-shapes.ts";

export type Reading = {
  now: Date;
  nameOf(chatId: string): Promise<string | null>;
  fileOf(file: RubikaFile): ChannelFile;
};

/** What somebody's start button brings along when they opened the bot by a link that holds a code. */
const code = /^[\w-]{20,64}$/;
/** Ids of groups and channels begin so. */
const notOnePerson = /^[gc]0/;

/**
 * One update as a message of a customer; null for groups, channels, other bots and whatever is no message. An edited message comes as a new
 * one with ✎ that answers the first, a removed one as 🗑 with a note: what agents have read stays.
 */
export async function readUpdate(update: RubikaUpdate, reading: Reading): Promise<Incoming | null> {
  const { type, chat_id: chat, removed_message_id: removed } = update;
  if (notOnePerson.test(chat)) return null;
  if (type === "RemovedMessage" && removed) return removal(chat, removed, reading.now);
  const edited = type === "UpdatedMessage";
  const message = edited ? update.updated_message : type === "NewMessage" ? update.new_message : null;
  if (!message || message.sender_type === "Bot") return null;
  const here = `${chat}:${message.message_id}`;
  const start = message.aux_data?.start_id ?? "";
  const continuation = !edited && code.test(start) ? start : null;
  const text = textOf(message);
  const answered = edited ? message.message_id : message.reply_to_message_id;
  return {
    externalId: edited ? `${here}:edited:${markOf(text)}` : here,
    from: { type: "rubika", value: chat },
    ...(continuation && { continuation }),
    name: await reading.nameOf(chat),
    // An edit says when the message was first written.
    at: edited || !message.time ? reading.now : new Date(message.time * 1000),
    // The code is for us, and no word of theirs.
    text: edited ? `✎ ${text}` : continuation ? "/start" : text,
    ...(message.file && { files: [reading.fileOf(message.file)] }),
    ...(answered && { thread: { replyTo: [`${chat}:${answered}`] } }),
  };
}

/** A pressed button as a message of whoever pressed it, with its words, or the number of one whose words were too long; null for none. */
export async function readPress(press: InlineMessage, reading: Reading): Promise<Incoming | null> {
  const { chat_id: chat, message_id: id, aux_data: aux, time } = press;
  const button = aux?.button_id;
  if (!button || notOnePerson.test(chat)) return null;
  return {
    // Rubika numbers no presses: one button under one message is one press, unless it tells when.
    externalId: `${chat}:${id}:pressed:${markOf(button)}${time ? `:${time}` : ""}`,
    from: { type: "rubika", value: chat },
    name: await reading.nameOf(chat),
    at: time ? new Date(time * 1000) : reading.now,
    text: button.replace(/^#/, ""),
    pressed: true,
    thread: { replyTo: [`${chat}:${id}`] },
  };
}

/** Whether somebody stopped or started the bot; null for every other update. */
export function contactChangeOf({ type, chat_id: chat }: RubikaUpdate, now: Date): ContactChange | null {
  if (type !== "StoppedBot" && type !== "StartedBot") return null;
  return { from: { type: "rubika", value: chat }, at: now, stopped: type === "StoppedBot" };
}

function removal(chat: string, id: string, at: Date): Incoming {
  return {
    externalId: `${chat}:${id}:removed`,
    from: { type: "rubika", value: chat },
    name: null,
    at,
    text: "🗑",
    automatic: true,
    notes: [{ code: "message_removed" }],
    thread: { replyTo: [`${chat}:${id}`] },
  };
}

function textOf({ text, contact_message: contact, location, sticker }: RubikaMessage): string {
  if (contact) {
    const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ").trim();
    return [name, contact.phone_number].filter(Boolean).join("\n");
  }
  if (location) return `geo:${location.latitude},${location.longitude}`;
  return text || (sticker?.emoji_character ?? "");
}

/** A short mark of a text, for ids. */
function markOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
