import type { Context } from "../../../../platform/db/index.ts";
import { askedSurveys } from "./asked-surveys.ts";
import { surveyOf } from "./count-answers.ts";
import type { AnswerOptions } from "./options.ts";

/** The kind of score question that a metric counts. */
export const kindOfMetric = {
  nps: "nps",
  "nps-1-10": "nps_1_10",
  csat: "csat",
  ces: "ces",
  expectation: "expectation",
} as const;

/** Whether small groups are to be hidden: the survey is anonymous, or, all together, one of them is. */
export async function isAnonymous(ctx: Context, options: AnswerOptions): Promise<boolean> {
  const survey = await surveyOf(ctx, options);
  return survey ? survey.anonymous : (await askedSurveys(ctx)).some(({ anonymous }) => anonymous);
}
