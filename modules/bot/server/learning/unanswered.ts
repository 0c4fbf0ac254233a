import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { guessLanguage } from "../../../../platform/text/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { makeArticle, searchArticles } from "../../../knowledge/index.ts";
import type { learnBody, learnt, UnansweredGroup } from "../../contract.ts";
import { draftKnowledge } from "../answer/knowledge-of.ts";
import { addExamples } from "../intents/examples.ts";
import { makeIntent } from "../intents/intents.ts";
import { whoOf } from "../model/releases.ts";
import { groupsOf, type OpenQuestion } from "./group-questions.ts";

const mostRead = 1500;
const mostGroups = 60;

/**
 * Questions that were not answered, near-identical ones together, the costliest group first. `minutes` is their number × the minutes that an
 * answer costs a colleague (a setting).
 */
export async function listUnanswered(ctx: Context): Promise<UnansweredGroup[]> {
  const { rows } = await sql<OpenQuestion>`
    select u.message_id as message, u.conversation_id as conversation, u.language, u.why, u.grouping, u.at, coalesce(t.body, '') as text
    from bot_unanswered u join message_words_view t on t.brand_id = u.brand_id and t.message_id = u.message_id
    where u.brand_id = ${ctx.brandId} and u.settled_at is null order by u.at desc limit ${mostRead}`.execute(ctx.db);
  const knowledge = await draftKnowledge(ctx);
  const groups = groupsOf(rows.filter(({ text }) => text.trim() !== "")).slice(0, mostGroups);
  const shown: UnansweredGroup[] = [];
  for (const { key, questions } of groups) {
    const [stands] = questions;
    const [likely] = knowledge.classify(stands!.text).ranking;
    const intent = likely && likely.score >= 0.15 ? knowledge.intents.get(Number(likely.intent)) : undefined;
    const [hit] = await searchArticles(ctx, stands!.text.slice(0, 500), {
      language: stands!.language,
      signedIn: true,
      limit: 1,
    });
    shown.push({
      key,
      question: stands!.text.slice(0, 500),
      language: stands!.language,
      volume: questions.length,
      minutes: Math.round(questions.length * knowledge.settings.minutes_per_question * 10) / 10,
      first_at: questions.at(-1)!.at.toISOString(),
      last_at: questions[0]!.at.toISOString(),
      questions: questions.slice(0, 50).map(({ message, conversation, text, at, why }) => ({
        message,
        conversation,
        text: text.slice(0, 500),
        at: at.toISOString(),
        why,
      })),
      suggested_intent: intent && likely ? { id: intent.id, title: intent.title, score: likely.score } : null,
      suggested_article: hit && hit.coverage >= 0.3 ? { id: hit.article.id, title: hit.article.title } : null,
    });
  }
  return shown;
}

/** Makes something of unanswered questions, or sets them aside; they are settled then. Refuses `not_found`. */
export async function learnFrom(
  ctx: Context,
  { messages, as }: z.infer<typeof learnBody>,
): Promise<z.infer<typeof learnt>> {
  const { rows } = await sql<{ text: string }>`select left(t.body, 500) as text from bot_unanswered u
    join message_words_view t on t.brand_id = u.brand_id and t.message_id = u.message_id
    where u.brand_id = ${ctx.brandId} and u.message_id = any(${messages}::bigint[])`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "messages");
  const texts = rows.map(({ text }) => text.trim()).filter(Boolean);
  const done = await make(ctx, texts, as);
  await sql`update bot_unanswered set settled_at = ${ctx.now}, settled_by = ${whoOf(ctx)} where brand_id = ${ctx.brandId}
    and message_id = any(${messages}::bigint[])`.execute(ctx.db);
  await recordAudit(ctx, { action: "bot.learnt", subject: "bot", detail: { as: as.kind, questions: rows.length } });
  return done;
}

async function make(
  ctx: Context,
  texts: readonly string[],
  as: z.infer<typeof learnBody>["as"],
): Promise<z.infer<typeof learnt>> {
  const nothing = { intent: null, article: null, examples: 0 };
  switch (as.kind) {
    case "examples":
      return { ...nothing, intent: as.intent, examples: await addExamples(ctx, as.intent, texts) };
    case "none_of_mine":
      return { ...nothing, examples: await addExamples(ctx, null, texts) };
    case "intent": {
      const does = { do: "hand_over" as const, team: null };
      return {
        ...nothing,
        intent: await makeIntent(ctx, { title: as.title, does, examples: [...texts] }),
        examples: texts.length,
      };
    }
    case "article": {
      const language = guessLanguage(texts.join(" ")) ?? "fa";
      const text = { title: as.title, summary: "", body: "", keywords: texts.join(" ").slice(0, 500) };
      return { ...nothing, article: await makeArticle(ctx, { language, text }) };
    }
    default:
      return nothing;
  }
}
