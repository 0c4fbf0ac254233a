import type * as z from "zod";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { brandSettings } from "../../admin/index.ts";
import type { TryAnswer, tryBody } from "../contract.ts";
import { lookUp, type Place, understand, withArticles } from "./answer/gather-facts.ts";
import { draftKnowledge, liveKnowledge } from "./answer/knowledge-of.ts";
import { perform } from "./answer/perform.ts";
import type { Performance, Tools } from "./answer/performance.ts";
import { toolsOf } from "./answer/tools.ts";
import { type Decision, decideAnswer } from "./decide/decide-answer.ts";
import type { Facts } from "./decide/facts.ts";
import { likelyArticles } from "./decide/sureness.ts";
import { freshThread } from "./decide/thread-state.ts";

type House = Pick<JobRun, "house" | "read">;
/** Nobody in particular writes, on a site's chat. */
const nobody: Place = { channel: "chat", customerId: null, conversationId: null, vouched: false };

/** What the bot would say to somebody it does not know, and why: the same walk as for a customer; nothing is saved and no code is sent. */
export async function tryAnswer(
  house: House,
  { text, history, draft, language }: z.infer<typeof tryBody>,
): Promise<TryAnswer> {
  const { knowledge, spoken } = await house.read(async (ctx) => ({
    knowledge: draft ? await draftKnowledge(ctx) : await liveKnowledge(ctx),
    spoken: (await brandSettings(ctx)).language,
  }));
  let thread = freshThread;
  let last: { facts: Facts; decision: Decision; performed: Performance } | null = null;
  for (const said of [...history, text]) {
    const understood = understand(knowledge, thread, [said], 0, language ?? spoken);
    const facts = await house.read(async (ctx) => withArticles(ctx, await lookUp(ctx, understood, nobody)));
    const decision = decideAnswer(facts);
    const performed = await perform(facts, decision, tryingTools(house, facts));
    thread = performed.thread;
    last = { facts, decision, performed };
  }
  return shown(last!);
}

/** Trying changes nothing elsewhere: a flow's calls that may (POST, PUT) count as unanswered and take their way on failure. */
function tryingTools(house: House, facts: Facts): Tools {
  const tools = toolsOf(house, facts);
  return {
    ...tools,
    fetch: async (call) => (call.method === "GET" ? tools.fetch(call) : { ok: false, json: null }),
  };
}

function shown({
  facts,
  decision,
  performed,
}: {
  facts: Facts;
  decision: Decision;
  performed: Performance;
}): TryAnswer {
  const { read, knowledge, intent, sentiment } = facts;
  return {
    outcome: performed.outcome,
    source: performed.source,
    messages: performed.says.map(({ text, buttons = [] }) => ({ text, buttons })),
    reasons: decision.reasons,
    ranking: intent.ranking.slice(0, 5).map(({ intent: id, score }) => ({
      intent: id === "__none__" ? null : Number(id),
      title: knowledge.intents.get(Number(id))?.title ?? id,
      score,
    })),
    articles: likelyArticles(facts).map(({ hit: { article, passage }, sure }) => ({
      id: article.id,
      title: article.title,
      sure,
      passage,
    })),
    read_as: read.readAs,
    language: read.language,
    sentiment,
    attributes: performed.thread.attributes,
  };
}
