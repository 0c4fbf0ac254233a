import type { Overheard } from "../channel-adapter.ts";
import type { BotKind } from "./bot-settings.ts";
import { type BotMessage, botUpdate } from "./bot-shapes.ts";
import { fullName } from "./read-update.ts";

/**
 * What people wrote in groups of which the bot is a member. Nothing of bots, of channels that a group follows, or without words. An edited message has the
 * id of the first: what was heard once stays as it was heard.
 */
export function readOverheard(updates: readonly unknown[], kind: BotKind): Overheard[] {
  return updates.flatMap((update) => {
    const read = botUpdate.safeParse(update);
    const message = read.data?.message ?? read.data?.edited_message;
    return message ? (overheardOf(message, kind) ?? []) : [];
  });
}

function overheardOf(message: BotMessage, kind: BotKind): Overheard | null {
  const { chat, from, message_id: id } = message;
  const text = message.text ?? message.caption ?? "";
  if (!/^(?:super)?group$/.test(chat.type) || !from || from.is_bot || !text.trim() || text.startsWith("/")) return null;
  return {
    externalId: `${chat.id}:${id}`,
    chat: String(chat.id),
    message: String(id),
    group: chat.title ?? null,
    from: { type: kind, value: String(from.id) },
    name: fullName(from) ?? (from.username ? `@${from.username}` : null),
    at: new Date(message.date * 1000),
    text,
    link: linkOf(chat, id, kind),
  };
}

/** Where a message of a group is found: by the group's name, or for its members by the number of a large one. Bale's groups have no such addresses. */
function linkOf({ id, username }: BotMessage["chat"], message: number, kind: BotKind): string | null {
  if (kind !== "telegram") return null;
  if (username) return `https://t.me/${encodeURIComponent(username)}/${message}`;
  const large = /^-100(\d+)$/.exec(String(id))?.[1];
  return large ? `https://t.me/c/${large}/${message}` : null;
}
