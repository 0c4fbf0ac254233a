import type { Context } from "../../../../platform/db/index.ts";
import { startByWord, stopByWord } from "../../../customers/index.ts";
import { type AccountLine, lineOf } from "../channels/line-of.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { writeEvent } from "../conversations/write-message.ts";
import { readStopWord, type StopWord } from "./read-stop-word.ts";

/** The stop word that a message to this account is; null on other channels than SMS, and for everything that people should read. */
export function stopWordIn(account: AccountLine, channel: string, text: string): StopWord | null {
  return channel === "sms" ? readStopWord(text, { advertising: lineOf(account).advertising }) : null;
}

type Heard = { conversationId: number; identityId: number; address: string };

/**
 * Does what a stop word asks, and writes it into the conversation. One that was begun by it is over at once: nobody waits for an answer. On a
 * service line only offers and surveys end, so that answers and codes still arrive; on one for advertising everything does.
 */
export async function hearStopWord(ctx: Context, account: AccountLine, word: StopWord, heard: Heard): Promise<void> {
  const { line, advertising } = lineOf(account);
  const from = { identityId: heard.identityId, channel: "sms" as const, address: heard.address, line };
  if (word === "start") await startByWord(ctx, from);
  else await stopByWord(ctx, from, advertising || word === "all");
  const held = await holdConversation(ctx, heard.conversationId);
  // Nobody resolved it, so nobody is asked how it was.
  if (held.last_seq === 1) {
    await saveConversation(ctx, held, { status: "resolved", resolved_at: ctx.now, waiting_since: null });
  }
  await writeEvent(ctx, held, word === "start" ? "contact_resumed" : "contact_stopped", {
    everything: word === "all" || (word === "stop" && advertising),
  });
}
