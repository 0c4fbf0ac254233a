import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { customerNames } from "../../../customers/index.ts";
import { countedResponses } from "../../../surveys/index.ts";
import type { Comment } from "../../contract/experience.ts";
import { askedOf, resolveQuestion } from "../question.ts";
import { surveyOf } from "./count-answers.ts";
import { fewestShown } from "./hide-small.ts";
import { isAnonymous } from "./kinds.ts";
import { type AnswerOptions, narrowedTo } from "./options.ts";
import { instantsOf, peopleCondition } from "./score-rows.ts";

export type CommentsAsked = Record<string, string | undefined>;
type Page = {
  sentiment?: Comment["sentiment"] | undefined;
  words?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** How a sentiment reads: what is near to nothing is neutral. */
function readSentiment(score: number | null): Comment["sentiment"] {
  if (score === null) return null;
  if (score < -0.15) return "negative";
  return score > 0.15 ? "positive" : "neutral";
}

/**
 * What customers wrote beside their scores, newest first. Of an anonymous survey the day without the hour, and nothing where fewer than
 * five wrote. Refuses what a question refuses.
 */
export async function listComments(
  ctx: Context,
  asked: CommentsAsked,
  page: Page,
): Promise<{ rows: Comment[]; next: string | null }> {
  const { question } = await resolveQuestion(ctx, await brandSettings(ctx), askedOf("nps", asked));
  const options = question.options as AnswerOptions;
  const after = page.after === undefined ? undefined : Number(page.after);
  if (after !== undefined && !Number.isSafeInteger(after)) throw new Refusal("invalid", "after");
  const wanted = {
    ...(await instantsOf(ctx, question.from, question.to, question.brand.timeZone)),
    surveyId: (await surveyOf(ctx, options))?.id,
    narrowed: Object.fromEntries(narrowedTo(options)),
    where: peopleCondition(ctx, options),
    commented: true,
    sentiment: page.sentiment ?? undefined,
    words: page.words?.trim() || undefined,
  };
  const narrowedDown = Boolean(options.survey) && (await isAnonymous(ctx, options));
  if (narrowedDown && (await countedResponses(ctx, { ...wanted, limit: fewestShown })).length < fewestShown)
    return { rows: [], next: null };
  const found = await countedResponses(ctx, { ...wanted, after, limit: page.limit + 1 });
  const shown = found.slice(0, page.limit);
  const names = await customerNames(
    ctx,
    shown.flatMap(({ customer_id }) => customer_id ?? []),
  );
  const rows = shown.map((one): Comment => {
    const at = one.answered_at.toISOString();
    return {
      id: one.id,
      survey: one.survey_name,
      customer_id: one.customer_id,
      name: one.customer_id === null ? null : (names.get(one.customer_id) ?? null),
      conversation_id: one.conversation_id,
      mode: one.mode,
      channel: one.channel,
      at: one.anonymous ? at.slice(0, 10) : at,
      score: one.score,
      comment: one.comment ?? "",
      sentiment: readSentiment(one.sentiment),
    };
  });
  return { rows, next: found.length > page.limit ? String(shown.at(-1)!.id) : null };
}
