import type { Context } from "../../../../platform/db/index.ts";
import type { Refusal } from "../../../../platform/errors/index.ts";
import { type ResponseBody, responseBody } from "../../contract/answers.ts";
import { openSurvey } from "../define/survey-rows.ts";
import { takeTold } from "./accept-responses.ts";
import type { Submitted } from "./submission.ts";

/** A response as it is told, with what need not be said left out. */
export type ToldResponse = Partial<ResponseBody>;

/**
 * Takes in responses of a live survey, some thousand at once, in this transaction; customers' numbers count within the source. In order,
 * what became of each or why it was refused. Refuses `not_found` and `survey_not_live`.
 */
export async function takeResponses(
  ctx: Context,
  key: string,
  told: readonly ToldResponse[],
  sourceKey: string,
): Promise<(Submitted | Refusal)[]> {
  const survey = await openSurvey(ctx, { key });
  return takeTold(
    ctx,
    told.map((one) => ({ survey, body: responseBody.parse(one), sourceKey })),
  );
}
