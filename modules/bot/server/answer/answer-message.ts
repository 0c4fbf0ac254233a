import type { Context } from "../../../../platform/db/index.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { readThread } from "../../../inbox/index.ts";
import { decideWithArticles } from "./decide-with-articles.ts";
import { lookUp, type Place, pendingMessages, readThreadState, understand } from "./gather-facts.ts";
import { liveKnowledge } from "./knowledge-of.ts";
import { perform } from "./perform.ts";
import { reachesOwnerAlone } from "./reaches-owner-alone.ts";
import { saveAnswer } from "./save-answer.ts";
import { toolsOf } from "./tools.ts";

/** So much of a conversation is read. */
const mostRead = 40;

/**
 * Answers what a customer wrote that nobody has dealt with, once: heard again, by another process, or after a crash it finds its claim and
 * does nothing. No transaction is open while it asks outside.
 */
export async function answerConversation(job: JobRun, conversationId: number): Promise<void> {
  const begun = await job.read((ctx) => readAndDecide(ctx, conversationId));
  if (!begun) return;
  const { thread, pending, facts, decision } = begun;
  const performed = await perform(facts, decision, toolsOf(job, facts));
  await job.write((ctx) => saveAnswer(ctx, job.house, { thread, pending, facts, performed }));
}

async function readAndDecide(ctx: Context, conversationId: number) {
  const thread = await readThread(ctx, conversationId, mostRead);
  if (thread.status !== "bot" || thread.spam) return null;
  const pending = await pendingMessages(ctx, thread);
  if (pending.length === 0) return null;
  const { language } = await brandSettings(ctx);
  const knowledge = await liveKnowledge(ctx);
  const state = await readThreadState(ctx, thread.conversationId);
  const texts = pending.map(({ text }) => text);
  const files = pending.reduce((sum, one) => sum + one.files, 0);
  const place: Place = {
    channel: thread.channel,
    customerId: thread.customerId,
    conversationId: thread.conversationId,
    vouched: thread.vouched || reachesOwnerAlone(thread.channel, pending),
  };
  const facts = await lookUp(ctx, understand(knowledge, state, texts, files, language), place);
  return { thread, pending, ...(await decideWithArticles(ctx, facts)) };
}
