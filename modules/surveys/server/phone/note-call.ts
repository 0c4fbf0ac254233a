import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { identityOfCustomer, recordContact } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { recordInteractions } from "../../../timeline/index.ts";
import type { CallOutcome, SurveyCallBody } from "../../contract/calls.ts";
import { whoOf } from "../define/make-survey.ts";
import { findSurvey } from "../define/survey-rows.ts";

/** How the timeline calls each outcome; whoever completed the survey is in the timeline by the response. */
const inTimeline: Partial<Record<CallOutcome, string>> = {
  partial: "reached",
  no_answer: "no_answer",
  busy: "busy",
  refused: "refused",
  wrong_number: "wrong_number",
  call_back: "call_back",
};
/** Whoever spoke with us was asked, which counts for how often a customer may be. */
const asked: readonly CallOutcome[] = ["completed", "partial", "refused"];

/**
 * Notes what became of a call to a customer. Refuses `not_found`, and `past_time` where to call again lies behind us. Of an anonymous
 * survey only the day is kept, so that no call can be laid beside an answer.
 */
export async function noteCall(ctx: Context, key: string, call: SurveyCallBody): Promise<{ id: number }> {
  const survey = await findSurvey(ctx, key);
  const again = call.call_back_at ? new Date(call.call_back_at) : null;
  if (again && again <= ctx.now) throw new Refusal("past_time", "call_back_at");
  const identityId = await identityOfCustomer(ctx, call.customer_id);
  const at = survey.settings.anonymous ? new Date(`${ctx.now.toISOString().slice(0, 10)}T00:00:00Z`) : ctx.now;
  const { rows } = await sql<{ id: number }>`
    insert into survey_call (brand_id, survey_id, identity_id, outcome, call_back_at, note, called_at, called_by)
    values (${ctx.brandId}, ${survey.id}, ${identityId}, ${call.outcome}, ${again}, ${call.note || null}, ${at}, ${whoOf(ctx)})
    returning id`.execute(ctx.db);
  const id = rows[0]!.id;
  if (asked.includes(call.outcome)) await recordContact(ctx, { identityId, channel: "phone", purpose: "survey" });
  await logCall(ctx, { id, identityId, at, outcome: inTimeline[call.outcome], survey: survey.name, note: call.note });
  return { id };
}

type Logged = {
  id: number;
  identityId: number;
  at: Date;
  outcome: string | undefined;
  survey: string;
  note: string | null | undefined;
};

async function logCall(ctx: Context, { id, identityId, at, outcome, survey, note }: Logged): Promise<void> {
  if (!outcome) return;
  await recordInteractions(ctx, [
    {
      sourceId: await sourceId(ctx, "surveys"),
      externalId: `call:${id}`,
      identityId,
      occurredAt: at,
      kind: "contact",
      channel: "phone",
      direction: "out",
      userId: whoOf(ctx),
      subject: "call",
      text: note || null,
      meta: { outcome, survey },
    },
  ]);
}
