import type * as z from "zod";
import type { Incoming } from "../channel-adapter.ts";
import type { BotKind } from "./bot-settings.ts";
import type { buttonPress } from "./bot-shapes.ts";

/** So many go under one text; the messengers take a hundred, nobody reads them. */
export const mostButtons = 12;

/** What a button brings back is at most so many bytes. */
const longestData = 64;

type Button = { text: string; callback_data: string };

/** Labels of so few characters are steps of a scale, and stand beside each other, so many in a row at most. */
const shortest = 5;
const widestRow = 8;

/**
 * Buttons under a text, one a row, steps of a scale in even rows. Each brings its words back, or its number where they are too long.
 */
export function keyboardOf(labels: readonly string[]): { inline_keyboard: Button[][] } {
  const buttons = labels.map((text, place) => ({ text, callback_data: dataOf(text, place) }));
  return { inline_keyboard: inRows(labels, buttons) };
}

/** Buttons with these labels in the rows in which people read them best. */
export function inRows<One>(labels: readonly string[], buttons: readonly One[]): One[][] {
  const beside = labels.length > 2 && labels.every((label) => label.length <= shortest) ? widestRow : 1;
  const width = Math.ceil(labels.length / Math.ceil(labels.length / beside));
  return Array.from({ length: Math.ceil(labels.length / width) }, (_, row) =>
    buttons.slice(row * width, (row + 1) * width),
  );
}

/** What a button brings back: its words, or its number where they are too long. */
export function dataOf(label: string, place: number): string {
  const fits = Buffer.byteLength(label) <= longestData && !label.startsWith("#");
  return fits ? label : `#${place + 1}`;
}

/**
 * A pressed button as a message of whoever pressed it, with its words; null in groups. A repeat has the same id. Where the messenger does
 * not send the buttons back the number of a long one stands for its words.
 */
export function readPress(
  { id, from, message, data }: z.infer<typeof buttonPress>,
  { kind, now }: { kind: BotKind; now: Date },
): Incoming | null {
  if (message?.chat.type !== "private" || from.is_bot || !data) return null;
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const known = buttons.find(({ callback_data }) => callback_data === data)?.text;
  const chat = String(message.chat.id);
  return {
    externalId: `${chat}:${message.message_id}:pressed:${id}`,
    from: { type: kind, value: chat, ...(from.username && { shown: `@${from.username}` }) },
    name: [from.first_name, from.last_name].filter(Boolean).join(" ").trim() || null,
    at: now,
    text: known ?? data.replace(/^#/, ""),
    pressed: true,
    thread: { replyTo: [`${chat}:${message.message_id}`] },
  };
}
