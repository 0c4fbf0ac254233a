import type { Context } from "../../../../platform/db/index.ts";
import { scoreName } from "../../../surveys/index.ts";
import type { MetricGroup } from "../../contract.ts";
import type { Metric, Question } from "../registry.ts";
import { countAnswers } from "./count-answers.ts";
import { hideSmall } from "./hide-small.ts";
import { isAnonymous, kindOfMetric } from "./kinds.ts";
import { type AnswerOptions, answerGroupings, answerOptions } from "./options.ts";
import { scoreRows } from "./score-rows.ts";
import { type ScoreMetric, scoreGroup } from "./scores.ts";
import { experienceWords } from "./words.ts";

async function compute(ctx: Context, metric: ScoreMetric, question: Question<AnswerOptions>): Promise<MetricGroup[]> {
  const counted = await countAnswers(ctx, question, scoreName(kindOfMetric[metric]));
  const groups = counted.map((group) => scoreGroup(metric, group));
  return (await isAnonymous(ctx, question.options)) ? hideSmall(groups) : groups;
}

/** NPS, CSAT and so on: of those who answered, over all ways of asking. */
export function scoreMetric(name: ScoreMetric): Metric<typeof answerOptions> {
  return {
    name,
    unit: name === "nps" || name === "nps-1-10" ? "score" : "rate",
    words: experienceWords(name),
    by: answerGroupings,
    options: answerOptions,
    spans: "answers",
    reads: "answers",
    compute: (ctx, question) => compute(ctx, name, question),
    rows: (ctx, question, wanted) => scoreRows(ctx, name, question, wanted),
  };
}
