import type { JobRun } from "../../../../platform/jobs/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { readThread } from "../../../inbox/index.ts";
import { decideAnswer } from "../decide/decide-answer.ts";
import { lookUp, type Place, pendingMessages, readThreadState, understand } from "./gather-facts.ts";
import { liveKnowledge } from "./knowledge-of.ts";
import { perform } from "./perform.ts";
import { saveAnswer } from "./save-answer.ts";
import { toolsOf } from "./tools.ts";

/** So much of a conversation is read. */
const mostRead = 40;

/**
 * Answers what a customer wrote that nobody has dealt with, once: heard again, by another process, or after a crash it finds its claim and
 * does nothing. No transaction is open while it thinks or asks outside.
 */
export async function answerConversation(job: JobRun, conversationId: number): Promise<void> {
  const begun = await job.read(async (ctx) => {
    const thread = await readThread(ctx, conversationId, mostRead);
    if (thread.status !== "bot" || thread.spam) return null;
    const pending = await pendingMessages(ctx, thread);
    if (pending.length === 0) return null;
    const { language } = await brandSettings(ctx);
    return {
      thread,
      pending,
      language,
      knowledge: await liveKnowledge(ctx),
      state: await readThreadState(ctx, thread.conversationId),
    };
  });
  if (!begun) return;
  const { thread, pending } = begun;
  const texts = pending.map(({ text }) => text);
  const files = pending.reduce((sum, one) => sum + one.files, 0);
  const understood = understand(begun.knowledge, begun.state, texts, files, begun.language);
  const place: Place = {
    channel: thread.channel,
    customerId: thread.customerId,
    conversationId: thread.conversationId,
    // What is answered by SMS or e-mail reaches only whoever has that number or mailbox.
    vouched: thread.vouched || thread.channel === "sms" || thread.channel === "email",
  };
  const facts = await job.read((ctx) => lookUp(ctx, understood, place));
  const decision = decideAnswer(facts);
  const performed = await perform(facts, decision, toolsOf(job, facts));
  await job.write((ctx) => saveAnswer(ctx, job.house, { thread, pending, facts, performed }));
}
