import * as z from "zod";
import type { ChannelTools, GroupWords, SendOutcome } from "../channel-adapter.ts";
import type { BotSettings } from "./bot-settings.ts";
import { callBot } from "./call-bot.ts";

const sentMessage = z.object({ message_id: z.number().int() });

/** Answers a message of a group; said without quoting it where that message is gone. */
export async function speakByBot(settings: BotSettings, words: GroupWords, tools: ChannelTools): Promise<SendOutcome> {
  const values = {
    ...{ chat_id: words.chat, text: words.text },
    ...{ reply_to_message_id: Number(words.replyTo), allow_sending_without_reply: true },
  };
  const answer = await callBot(settings, "sendMessage", values, tools);
  if (!answer.ok) return answer.failure;
  const read = sentMessage.safeParse(answer.result);
  return { state: "sent", externalId: read.success ? `${words.chat}:${read.data.message_id}` : null };
}
