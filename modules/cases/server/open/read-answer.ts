import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { segmentsOfCustomer } from "../../../customers/index.ts";
import type { Answer } from "./judge-answer.ts";

/** What stands around a response: what it was about, and how it is called. */
export type AroundAnswer = {
  survey_id: number;
  survey_name: string;
  customer_id: number | null;
  conversation_id: number | null;
  mode: string;
  channel: string | null;
  touchpoint: string | null;
  product_id: number | null;
  comment: string | null;
  nps: number | null;
  csat: number | null;
  ces: number | null;
  expectation: number | null;
  answered_at: Date;
};

/** A response that counts, by its id; null where there is none. */
export async function readResponse(ctx: Context, responseId: number): Promise<AroundAnswer | null> {
  const { rows } = await sql<AroundAnswer>`select survey_id, survey_name, customer_id, conversation_id, mode, channel, touchpoint, product_id,
      comment, nps, csat, ces, expectation, answered_at from survey_response_view
    where brand_id = ${ctx.brandId} and id = ${responseId}`.execute(ctx.db);
  return rows[0] ?? null;
}

type Heard = { surveyId: number; customerId: number; comment: string | null; scores: Answer["scores"] };

/** An answer as it was heard of, with what is known around it. */
export async function answerOf(ctx: Context, heard: Heard, around: AroundAnswer | null): Promise<Answer> {
  return {
    scores: heard.scores,
    comment: heard.comment,
    surveyId: heard.surveyId,
    touchpoint: around?.touchpoint ?? null,
    channel: around?.channel ?? null,
    productId: around?.product_id ?? null,
    segments: await segmentsOfCustomer(ctx, heard.customerId),
  };
}
