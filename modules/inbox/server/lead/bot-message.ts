import type { Context } from "../../../../platform/db/index.ts";
import { accountById } from "../channels/accounts.ts";
import { adapterOf } from "../channels/registry.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { type NewMessage, writeMessage } from "../conversations/write-message.ts";
import { enqueueDelivery } from "../delivery/enqueue-delivery.ts";
import { answered, placeOfAnswer, targetOf } from "../reply/post-reply.ts";
import { recordSent } from "../reply/record-sent.ts";

/** What a bot says; `buttons` are offered where the channel can, and stand as numbered lines where it cannot. */
export type BotMessage = {
  clientId: string;
  text: string;
  buttons?: readonly string[];
  /** What the house remembers of it: from what it was answered. */
  meta?: Record<string, unknown>;
};

/**
 * Says something as the bot on the customer's last channel, at once. The same client id again changes nothing. Refuses `no_address`,
 * `channel_paused` and `not_found`. Gives the message's id.
 */
export async function postBotMessage(ctx: Context, conversationId: number, said: BotMessage): Promise<number> {
  const held = await holdConversation(ctx, conversationId);
  const { before, id } = await placeOfAnswer(ctx, held.id, said.clientId);
  if (before !== null) return before;
  const target = await targetOf(ctx, held, {});
  const inChat = target.channel === "chat";
  const { buttons = [], meta = {} } = said;
  const pressed = inChat || (await hasButtons(ctx, target.accountId, buttons.length));
  const message: NewMessage = {
    id,
    kind: "message",
    direction: "out",
    author: "bot",
    channel: target.channel,
    accountId: target.accountId,
    identityId: target.identityId,
    at: ctx.now,
    clientId: said.clientId,
    delivery: inChat ? "sent" : "queued",
    sendAfter: inChat ? null : ctx.now,
    text: pressed ? said.text : withLines(said.text, buttons),
    meta: { ...meta, ...(buttons.length > 0 && (pressed ? { buttons } : { choices: buttons })) },
  };
  await writeMessage(ctx, held, message, answered(ctx, held, target));
  if (inChat) await recordSent(ctx, id);
  else await enqueueDelivery(ctx, id, ctx.now);
  return id;
}

/** Whether the channel of this account shows so many buttons under a text. */
async function hasButtons(ctx: Context, accountId: number | null, count: number): Promise<boolean> {
  if (accountId === null || count === 0) return false;
  return (adapterOf((await accountById(ctx, accountId)).kind).buttons ?? 0) >= count;
}

function withLines(text: string, buttons: readonly string[]): string {
  return [text, ...buttons.map((label, place) => `${place + 1}. ${label}`)].filter(Boolean).join("\n");
}
