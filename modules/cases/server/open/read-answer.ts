import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { segmentsOfCustomer } from "../../../customers/index.ts";
import type { ResponsesSubmitted } from "../../../surveys/events.ts";
import type { Answer } from "./judge-answer.ts";

/** One answer as it is heard of. */
export type Submitted = z.infer<(typeof ResponsesSubmitted)["schema"]>["responses"][number];

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
  const { rows } =
    await sql<AroundAnswer>`select survey_id, survey_name, customer_id, conversation_id, mode, channel, touchpoint, product_id,
      comment, nps, csat, ces, expectation, answered_at from survey_response_view
    where brand_id = ${ctx.brandId} and id = ${responseId}`.execute(ctx.db);
  return rows[0] ?? null;
}

/** An answer as it was heard of, with what is known around it. */
export async function answerOf(
  ctx: Context,
  heard: Submitted & { customerId: number; comment: string },
  around: AroundAnswer | null,
): Promise<Answer> {
  return {
    scores: heard.scores,
    comment: heard.comment,
    surveyId: heard.surveyId,
    touchpoint: heard.touchpoint,
    channel: around?.channel ?? null,
    productId: heard.productId,
    segments: await segmentsOfCustomer(ctx, heard.customerId),
  };
}
