import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { enqueue } from "../../../platform/jobs/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { findConversation, giveToBot, readThread } from "../../inbox/index.ts";
import type { suggestions } from "../contract.ts";
import { lookUp, understand, withArticles } from "./answer/gather-facts.ts";
import { liveKnowledge } from "./answer/knowledge-of.ts";
import { freshThread } from "./decide/thread-state.ts";
import { wordsIn } from "./flows/step-flow.ts";

/** Below this an intent is no help to anybody. */
const worthSaying = 0.25;

/** What an agent could answer to the customer's last words: answers of intents and articles, from the same engine that the bot answers by. Refuses `not_found`. */
export async function suggestReplies(
  ctx: Context,
  publicUrl: string,
  conversationId: number,
): Promise<z.infer<typeof suggestions>> {
  const thread = await readThread(ctx, conversationId, 20);
  const texts = lastWords(thread.messages);
  if (texts.length === 0) return { replies: [], articles: [] };
  const { language } = await brandSettings(ctx);
  const knowledge = await liveKnowledge(ctx);
  const understood = understand(knowledge, freshThread, texts, 0, language);
  const place = {
    channel: thread.channel,
    customerId: thread.customerId,
    conversationId: null,
    vouched: false,
  };
  const facts = await withArticles(ctx, await lookUp(ctx, understood, place));
  const replies = facts.intent.ranking.flatMap(({ intent: id, score }) => {
    const intent = knowledge.intents.get(Number(id));
    if (intent?.does.do !== "answer" || score < worthSaying) return [];
    return [{ text: wordsIn(intent.does.answer, facts.read.language), source: "intent", title: intent.title, score }];
  });
  const articles = facts.articles.filter(({ coverage }) => coverage >= 0.3).slice(0, 3);
  return {
    replies: replies.slice(0, 3),
    articles: articles.map(({ article, passage }) => ({
      id: article.id,
      title: article.title,
      url: new URL(article.url, publicUrl).href,
      passage,
    })),
  };
}

/** What the customer wrote last, or the last thing they wrote where somebody answered since. */
function lastWords(messages: readonly { author: string; text: string }[]): string[] {
  const last = messages.findLastIndex(({ author }) => author === "customer");
  if (last < 0) return [];
  const before = messages.slice(0, last).findLastIndex(({ author }) => author !== "customer");
  return messages
    .slice(before + 1, last + 1)
    .map(({ text }) => text)
    .filter((text) => text.trim() !== "");
}

/** Gives a conversation back to the bot, which answers what waits. Refuses `not_found`, `conflict`, and `bot_is_off` where it answers nowhere. */
export async function pullBack(ctx: Context, conversationId: number): Promise<void> {
  await findConversation(ctx, conversationId);
  const { settings } = await liveKnowledge(ctx);
  if (settings.channels.length === 0) throw new Refusal("bot_is_off");
  await giveToBot(ctx, conversationId);
  await sql`update bot_thread set handed_over_at = null, reason = null,
    state = state || '{"pulled": true}' where brand_id = ${ctx.brandId} and conversation_id = ${conversationId}`.execute(
    ctx.db,
  );
  await enqueue(ctx, "answer-message", { conversationId });
}
