import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { MetricGroup } from "../../contract.ts";
import { rate } from "../numbers.ts";
import type { Metric, Question } from "../registry.ts";
import { countAnswers } from "./count-answers.ts";
import { hideSmall } from "./hide-small.ts";
import { isAnonymous } from "./kinds.ts";
import { answerGroupings, answerOptions } from "./options.ts";
import { experienceWords } from "./words.ts";

const options = answerOptions.extend({ survey: z.string().max(60), question: z.string().max(40) });
type Asked = Question<z.infer<typeof options>>;

async function compute(ctx: Context, { options: asked, ...question }: Asked): Promise<MetricGroup[]> {
  const { question: key, ...rest } = asked;
  const counted = await countAnswers(ctx, { ...question, options: rest }, key);
  const anonymous = await isAnonymous(ctx, rest);
  return counted.flatMap(({ key: group, counts }) => {
    const skipped = counts.get("") ?? 0;
    // Of a question with several answers '*' says how often it was answered at all.
    const options = [...counts].filter(([answer]) => answer !== "" && answer !== "*");
    const answered = counts.get("*") ?? options.reduce((sum, [, n]) => sum + n, 0);
    const responses = { asked: answered + skipped, answered, skipped };
    const groups = options.map(([answer, n]) => rate({ ...group, answer }, n, answered, { responses }));
    return anonymous ? hideSmall(groups) : groups;
  });
}

/** How often each answer of one closed question was given. */
export const surveyAnswers: Metric<typeof options> = {
  name: "survey-answers",
  unit: "rate",
  words: experienceWords("survey-answers"),
  by: answerGroupings,
  options,
  spans: "answers",
  reads: "answers",
  compute,
};
